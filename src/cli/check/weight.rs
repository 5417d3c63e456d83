//! How heavy the site is: for readers, and for GitHub Pages.

use crate::cli::build::GITHUB_PAGES;
use crate::cli::present::size;
use crate::path::SourcePath;
use crate::problem::{Place, Problem, Rule};
use crate::publish::Weighed;

/// Bytes of HTML from which a page loads slowly on a phone.
const HEAVY_PAGE: u64 = 100_000;

/// Bytes from which a picture does.
const HEAVY_PICTURE: u64 = 500_000;

/// What GitHub refuses in a push: files larger than 100 MiB.
const LARGEST_FILE: u64 = 100 << 20;

/// The part of what GitHub Pages allows from which it is time to think of it, in hundredths.
const NEARLY: u64 = 80;

const PICTURES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"];

/// Judges the size of every file, and of all together.
pub(super) fn judge(files: &[Weighed], problems: &mut Vec<Problem>) {
    problems.extend(files.iter().filter_map(judge_file));
    let total = total(files);
    if total * 100 >= GITHUB_PAGES * NEARLY {
        let (is, may) = (size(total), size(GITHUB_PAGES));
        let message = format!("the site is {is}; on GitHub Pages it may be {may}");
        problems.push(Problem::warning(Rule::LargeSite, settings(), message).help(
            "make pictures smaller, or link to large files elsewhere; search = false in site.toml leaves the index out",
        ));
    }
}

/// The size of the site in bytes.
pub(super) fn total(files: &[Weighed]) -> u64 {
    files.iter().map(|file| file.bytes).sum()
}

fn judge_file(Weighed { path, file, bytes }: &Weighed) -> Option<Problem> {
    let name = path.as_str().to_lowercase();
    let is = size(*bytes);
    let place = match file {
        Some(file) => Place { file: file.clone(), spot: None },
        None => settings(),
    };
    if *bytes > LARGEST_FILE {
        let message = format!("{path} is {is}; GitHub refuses files larger than 100 MiB");
        let problem = Problem::warning(Rule::LargeFile, place, message);
        return Some(problem.help("publish it elsewhere, and link to it"));
    }
    if *bytes > HEAVY_PAGE && name.ends_with(".html") {
        let message = format!("{path} is {is} of HTML, which is slow to load on a phone");
        let problem = Problem::note(Rule::HeavyPage, place, message);
        let help = match file {
            Some(_) => "divide a long text, or put long tables into files of their own",
            None => "it grows with the collection; a template of your own can show less on it",
        };
        return Some(problem.help(help));
    }
    if *bytes > HEAVY_PICTURE && PICTURES.iter().any(|ending| name.ends_with(ending)) {
        let message = format!("{path} is {is}, which is slow to load on a phone");
        let problem = Problem::note(Rule::HeavyPicture, place, message);
        return Some(problem.help("make it smaller: fewer pixels, or WebP instead of PNG"));
    }
    None
}

/// Where something stands that is no file's own.
fn settings() -> Place {
    Place { file: SourcePath::new("site.toml"), spot: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::OutputPath;

    #[test]
    fn what_is_heavy_is_told_and_what_is_not_is_not() {
        let file = |path: &str, bytes| Weighed {
            path: OutputPath::new(path).unwrap(),
            file: Some(SourcePath::new(&format!("content/{path}"))),
            bytes,
        };
        let mut problems = Vec::new();
        judge(
            &[
                file("a.html", 100_000),
                file("b.html", 100_001),
                file("c.JPG", 500_001),
                file("d.pdf", 104_857_600),
                file("e.pdf", 104_857_601),
                Weighed { file: None, ..file("list.html", 2_000_000) },
            ],
            &mut problems,
        );
        judge(&vec![file("f.bin", 90 << 20); 9], &mut problems);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(told.join("\n"));
    }
}
