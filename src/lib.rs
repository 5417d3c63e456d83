//! map
pub mod config;
pub mod content;
pub mod error;
pub mod hash;
pub mod language;
pub mod path;
pub mod problem;
pub mod user_toml;
