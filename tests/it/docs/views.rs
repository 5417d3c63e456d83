//! What templates can use, held to the values that the sites of the tests hand to them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gongwen::content::Drafts;
use gongwen::edition::{Edition, Memory, Options};
use gongwen::path::BaseUrl;
use gongwen::site::views::{Surroundings, View};
use gongwen::site::{Content, views};
use gongwen::source;
use regex::Regex;
use serde_reflection::{
    ContainerFormat, Format, Named, Registry, Samples, Tracer, TracerConfig, VariantFormat,
};

use super::guide::{Guide, LANGUAGES};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Calls `see` with every page of a site.
fn each_view(root: &Path, mut see: impl FnMut(&View, &Surroundings)) {
    let mut problems = Vec::new();
    let sources = source::read(root, &mut problems).unwrap();
    let base_url = BaseUrl::new("https://name.github.io/repository/").unwrap();
    let options = Options { base_url: Some(base_url), drafts: Drafts::Leave };
    let edition =
        Edition::make(sources, &options, &mut Memory::default(), (&(), &mut problems)).unwrap();
    let index = edition.index(&());
    let site = edition.site(index.as_ref());
    for planned in &edition.plan(&site, &mut problems).files {
        if let Content::Html(page) = &planned.content {
            let surroundings = views::surroundings(&site, &planned.path, page);
            see(&views::view(&site, &planned.path, page), &surroundings);
        }
    }
}

/// A site of which some lists are too long for one page, with what the other sites have nothing of.
fn large_site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = site.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.toml", "[[languages]]\ntag = \"en\"\n");
    for topic in 0..20 {
        write(&format!("content/topics/topic-{topic}.en.md"), "+++\ntitle = \"Topic\"\n+++\n");
    }
    for number in 0..150 {
        let year = 2000 + number % 15;
        let topic = 1 + number % 19;
        let events = if number == 0 {
            "[[events]]\nstart = 2000-01-01\n".repeat(301)
        } else {
            String::new()
        };
        let text = format!(
            "+++\ntitle = \"Notice {number}\"\ndate = {year}-01-01\ntopics = [\"topic-0\", \"topic-{topic}\"]\n{events}[source]\nauthor = \"Chen Lin\"\n+++\nText.\n"
        );
        write(&format!("content/notices/{year}/notice-{number}.en.md"), &text);
    }
    site
}

/// All that the sites of the tests show: the types of values, and what each template is given.
struct Shown {
    types: Registry,
    /// The content of the pages of each template: its name in the template, and its type.
    templates: BTreeMap<&'static str, BTreeSet<(String, String)>>,
}

fn shown() -> Shown {
    let mut tracer = Tracer::new(TracerConfig::default());
    let mut samples = Samples::new();
    let mut used: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    let large = large_site();
    let sites =
        ["tests/sites/small", "tests/sites/knowledge", "docs"].map(|site| root().join(site));
    for site in sites.iter().map(PathBuf::as_path).chain([large.path()]) {
        each_view(site, |view, surroundings| {
            tracer.trace_value(&mut samples, surroundings).unwrap();
            tracer.trace_value(&mut samples, &view.page).unwrap();
            tracer.trace_value(&mut samples, &view.content).unwrap();
            // One key, the name of the content: only that is of interest.
            let content = serde_json::to_value(&view.content).unwrap();
            let names = content.as_object().unwrap().keys().cloned();
            used.entry(view.template).or_default().extend(names);
        });
    }
    let types = tracer.registry_unchecked();
    let Some(ContainerFormat::Enum(variants)) = types.get("ContentView") else {
        panic!("the content of a page is one of several");
    };
    let of = |name: &String| {
        let variant = variants.values().find(|variant| variant.name == *name).unwrap();
        let VariantFormat::NewType(format) = &variant.value else {
            panic!("{name} holds one value")
        };
        (name.clone(), plain(format))
    };
    let templates =
        used.iter().map(|(template, names)| (*template, names.iter().map(of).collect())).collect();
    Shown { types, templates }
}

/// The name of a type that is not a list and not left out.
fn plain(format: &Format) -> String {
    match format {
        Format::TypeName(name) => name.clone(),
        Format::Str => "text".to_owned(),
        other => panic!("no content is {other:?}"),
    }
}

/// The structs with their fields. What is text or a number in a wrapper of its own (an address) is what it wraps.
fn structs(types: &Registry) -> BTreeMap<&str, &[Named<Format>]> {
    let fields = types.iter().filter_map(|(name, format)| match format {
        ContainerFormat::Struct(fields) => Some((name.as_str(), fields.as_slice())),
        _ => None,
    });
    fields.collect()
}

/// What the guide calls a type. `None` where no site of the tests shows a value of it.
fn name(format: &Format, types: &Registry, guide: &Guide) -> Option<String> {
    let word = |zh: &str, en: &str| Some(guide.word(zh, en).to_owned());
    match format {
        Format::Variable(value) => {
            let value = value.borrow();
            name(value.as_ref()?, types, guide)
        }
        Format::Str | Format::Char => word("文字", "text"),
        Format::Bool => word("真假", "true or false"),
        Format::I8 | Format::I16 | Format::I32 | Format::I64 => word("数字", "number"),
        Format::U8 | Format::U16 | Format::U32 | Format::U64 => word("数字", "number"),
        Format::Option(inner) => {
            let inner = name(inner, types, guide)?;
            Some(format!("{inner}{}", guide.word("，可无", ", or nothing")))
        }
        Format::Seq(inner) => {
            let inner = name(inner, types, guide)?;
            Some(match guide.language {
                "zh" => format!("{inner}列表"),
                _ => format!("list of {inner}"),
            })
        }
        Format::TypeName(other) => match types.get(other)? {
            ContainerFormat::NewTypeStruct(inner) => name(inner, types, guide),
            _ => Some(other.clone()),
        },
        other => panic!("the guide has no word for {other:?}"),
    }
}

#[test]
fn every_variable_of_templates_is_described_and_no_other() {
    let shown = shown();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let page = guide.page("templates");
        for (of, fields) in structs(&shown.types) {
            let mut wanted = BTreeMap::new();
            for field in fields {
                match name(&field.value, &shown.types, &guide) {
                    Some(name) => {
                        wanted.insert(field.name.clone(), name);
                    }
                    None => faults.push(format!(
                        "no site of the tests shows a value of {of}.{}: let one do so",
                        field.name
                    )),
                }
            }
            let Some(section) = page.section(of, &mut faults) else {
                let row = |(name, holds)| format!("  | `{name}` | {holds} | … |");
                faults.extend(wanted.iter().map(row));
                continue;
            };
            section.hold(page, &wanted, &mut faults);
            for (field, row) in section.by_name() {
                let Some(holds) = wanted.get(field) else { continue };
                if row.cells.get(1).is_none_or(|cell| cell != holds) {
                    let (path, line) = (&page.path, row.line);
                    faults.push(format!("{path}:{line}: {of}.{field} is \"{holds}\""));
                }
            }
        }
        let capital = |anchor: &str| anchor.starts_with(|first: char| first.is_ascii_uppercase());
        for section in page.sections.iter().filter(|section| capital(&section.anchor)) {
            if !structs(&shown.types).contains_key(section.anchor.as_str()) {
                faults.push(format!(
                    "{}:{}: there is no {}",
                    page.path, section.line, section.anchor
                ));
            }
        }
    }
    super::assert_none(&faults);
}

#[test]
fn every_template_and_component_is_described_and_no_other() {
    let templates = root().join("templates");
    let shown = shown();
    let files: BTreeMap<String, String> = crate::expected::files_below(&templates)
        .into_iter()
        .filter_map(|file| Some(file.to_str()?.to_owned()).filter(|name| name.ends_with(".html")))
        .map(|name| (name, "… | …".to_owned()))
        .collect();
    let component = Regex::new(r"\{%-? component (\w+)\(([^)]*)\)").unwrap();
    let mut components: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files.keys() {
        let text = fs::read_to_string(templates.join(file)).unwrap();
        for found in component.captures_iter(&text) {
            let values = found[2].split(',').map(|value| value.split('=').next().unwrap().trim());
            let values = values.filter(|value| !value.is_empty() && !value.starts_with('@'));
            components.insert(found[1].to_owned(), values.map(str::to_owned).collect());
        }
    }
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let guide = Guide::read(language);
        let page = guide.page("templates");
        if let Some(section) = page.section("files", &mut faults) {
            section.hold(page, &files, &mut faults);
            for (file, row) in section.by_name() {
                let Some(contents) = shown.templates.get(file) else { continue };
                for (name, holds) in contents {
                    if !row.codes.iter().flatten().any(|code| code == name) {
                        let (path, line) = (&page.path, row.line);
                        faults.push(format!("{path}:{line}: {file} is given `{name}`, a {holds}"));
                    }
                }
            }
        }
        if let Some(section) = page.section("components", &mut faults) {
            let row = |values: &BTreeSet<String>| {
                values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" ")
            };
            let wanted = components.iter().map(|(name, values)| (name.clone(), row(values)));
            section.hold(page, &wanted.collect(), &mut faults);
            for (name, row) in section.by_name() {
                let Some(values) = components.get(name) else { continue };
                let named: BTreeSet<String> =
                    row.codes.get(1).into_iter().flatten().cloned().collect();
                if named != *values {
                    let (path, line) = (&page.path, row.line);
                    faults.push(format!("{path}:{line}: `{name}` takes {values:?}"));
                }
            }
        }
    }
    super::assert_none(&faults);
}
