//! Integration tests, in one binary so that the crate is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)] // tests fail by panicking

mod architecture;
mod cli;
mod commonmark;
mod content;
mod expected;
mod golden;
mod import;
mod links;
mod problems;
mod seeds;
