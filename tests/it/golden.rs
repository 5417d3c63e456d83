//! A small site, and every byte that is built of it.

use std::fs;
use std::path::Path;

use gongwen::content::Drafts;
use gongwen::path::BaseUrl;
use gongwen::{Outcome, Output, Request, Tolerance};

use crate::expected;

/// Builds a site as the command line does without options.
pub fn build(root: &Path, out: &Path) -> Outcome {
    gongwen::build(&request(root, out)).unwrap()
}

/// What the command line asks for without options.
pub fn request(root: &Path, out: &Path) -> Request {
    Request {
        root: root.to_owned(),
        output: Output::Folder(out.to_owned()),
        base_url: None,
        drafts: Drafts::Leave,
        tolerance: Tolerance::Errors,
    }
}

#[test]
fn the_small_site_is_built_as_expected() {
    let out = tempfile::tempdir().unwrap();
    let root = expected::tests("sites/small");
    let public = out.path().join("public");
    let request = Request {
        base_url: Some(BaseUrl::new("https://name.github.io/repository").unwrap()),
        ..request(&root, &public)
    };
    let outcome = gongwen::build(&request).unwrap();
    let problems: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    expected::check(&root.join("problems.expected"), &(problems.join("\n") + "\n"));
    // The theme's own files are not this site's; the marker lists them as well.
    fs::remove_file(public.join(".gongwen")).unwrap();
    for file in expected::files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("static")) {
        fs::remove_file(public.join(file)).unwrap();
    }
    expected::check_folder(&root.join("expected"), &public);
}

/// What the knowledge pages show. The site is made so that each has something to show: relations
/// and a repealed notice, a stale translation, texts that differ, a year without an edition and one
/// with two, citations of what is there and what is wanted, wiki links, a notice in no topic.
#[test]
fn the_knowledge_of_a_collection_is_shown_as_expected() {
    const PAGES: [&str; 17] = [
        "index.html",
        "matrix.html",
        "notices/2019/traceability-measures.html",
        "notices/2022/traceability-measures.html",
        "notices/2022/conference.html",
        "notices/2023/online-sales-announcement.html",
        "notices/2023/staff-training.html",
        "notices/2023/traceability-week.html",
        "notices/2024/inspection-results.parallel.html",
        "notices/2024/stale.html",
        "notices/2024/stale.parallel.html",
        "people/li-ming.html",
        "series/annual-work-conference.html",
        "timeline.html",
        "topics/traceability.html",
        "wanted.html",
        "years/2024.html",
    ];
    let out = tempfile::tempdir().unwrap();
    let root = expected::tests("sites/knowledge");
    let public = out.path().join("public");
    let outcome = gongwen::build(&request(&root, &public)).unwrap();
    let problems: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    expected::check(&root.join("problems.expected"), &(problems.join("\n") + "\n"));
    for language in ["zh", "en"] {
        for page in PAGES {
            let name = format!("{language}/{page}");
            let actual = fs::read_to_string(public.join(&name)).unwrap();
            expected::check(&root.join("expected").join(&name), &actual);
        }
        for format in ["bib", "ris", "json"] {
            let name = format!("{language}/references.{format}");
            let actual = fs::read_to_string(public.join(&name)).unwrap();
            expected::check(&root.join("expected").join(&name), &actual);
        }
    }
    let (links, faults) = crate::links::dead_links(&public);
    assert!(links > 3000, "only {links} links were found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_build_is_the_same_on_one_thread_and_on_many() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let build_with = |threads: usize| {
        let out = folder.path().join(threads.to_string());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| build(root, &out));
        out
    };
    let (one, many) = (build_with(1), build_with(7));
    let names = expected::files_below(&one);
    assert_eq!(names, expected::files_below(&many));
    assert!(names.len() > 100);
    for name in names {
        assert_eq!(
            fs::read(one.join(&name)).unwrap(),
            fs::read(many.join(&name)).unwrap(),
            "{name:?}"
        );
    }
}

#[test]
fn a_site_replaces_templates_and_words_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.toml", "[[languages]]\ntag = \"en\"\ntitle = \"Site\"\n");
    write("content/pages/about.en.md", "+++\ntitle = \"About\"\n+++\nText.\n");
    write(
        "templates/page.html",
        "{{ plain.article.title.text }}|{{ t(key=\"topics\") }}|{{ t(key=\"years\") }}",
    );
    write("templates/locales/en.ftl", "topics = Subjects\n");
    write("static/gongwen.css", "/* own */");
    let out = folder.path().join("public");
    let outcome = build(folder.path(), &out);
    assert!(outcome.written.is_some(), "{:?}", outcome.problems);
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    assert_eq!(read("en/about.html"), "About|Subjects|Years");
    assert_eq!(read("gongwen.css"), "/* own */");
    assert!(!read("en/index.html").contains("topics.html"), "there is no topic to list");
}

/// The links of a page with these words, in order.
fn leads_to(page: &str, words: &str) -> Vec<String> {
    let links = page.split("<a ").skip(1).filter_map(|link| link.split_once("</a>"));
    let links = links.filter(|(link, _)| link.ends_with(&format!(">{words}")));
    let address = |link: &str| Some(link.split_once("href=\"")?.1.split_once('"')?.0.to_owned());
    links.filter_map(|(link, _)| address(link)).collect()
}

#[test]
fn a_site_of_pages_alone_is_read_like_a_book() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("content/pages/keys.en.md", "+++\ntitle = \"Keys\"\n+++\n## One\n\n## Two\n");
    write("content/pages/begin/first.en.md", "+++\ntitle = \"First\"\n+++\nText.\n");
    write("content/pages/hidden.en.md", "+++\ntitle = \"Hidden\"\n+++\nText.\n");
    let out = folder.path().join("public");
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();

    // Without a word from the settings: all pages, by id.
    write("site.toml", "[[languages]]\ntag = \"en\"\ntitle = \"Guide\"\n");
    assert_eq!(build(folder.path(), &out).problems, []);
    let first = read("en/begin/first.html");
    assert_eq!(
        leads_to(&first, "Hidden"),
        ["../hidden.html"; 3],
        "twice in the contents, once as next"
    );
    assert_eq!(leads_to(&read("en/index.html"), "First"), ["begin/first.html"]);

    // The settings name them, in another order; the third is left to links.
    write(
        "site.toml",
        "nav = [\"keys\", \"begin/first\"]\n[[languages]]\ntag = \"en\"\ntitle = \"Guide\"\n",
    );
    assert_eq!(build(folder.path(), &out).problems, []);
    let keys = read("en/keys.html");
    assert!(
        keys.contains("rel=\"next\" href=\"begin/first.html\"") && !keys.contains("rel=\"prev\"")
    );
    let first = read("en/begin/first.html");
    assert!(
        first.contains("rel=\"prev\" href=\"../keys.html\"") && !first.contains("rel=\"next\"")
    );
    assert_eq!(leads_to(&first, "Hidden"), Vec::<String>::new());

    // What has nothing to list has no page, and nothing leads to it.
    let files = expected::files_below(&out);
    for name in [
        "en/notices.html",
        "en/topics.html",
        "en/matrix.html",
        "en/references.bib",
        "search/index.js",
    ] {
        assert!(!files.contains(&name.into()), "{name}");
    }
    let (links, faults) = crate::links::dead_links(&out);
    assert!(links > 10 && faults.is_empty(), "{}", faults.join("\n"));
}
