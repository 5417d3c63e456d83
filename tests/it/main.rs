//! Integration tests, in one binary so that the crate is linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    missing_docs,
    reason = "tests fail by panicking, work on files, and are their own documentation"
)]

mod architecture;
mod atomic;
mod blocks;
mod check;
mod cli;
mod cli_import;
mod cli_new;
mod cli_output;
mod commonmark;
mod content;
mod corpus;
mod docs;
mod edition;
mod expected;
mod exports;
mod facts;
mod golden;
mod import;
mod limits;
mod links;
mod problems;
mod promises;
mod publish;
mod reproducible;
mod search;
mod seeds;
mod serve;
