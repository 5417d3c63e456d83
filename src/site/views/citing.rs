//! How a notice is cited, on its page.

use serde::Serialize;

use super::Text;
use super::builder::PageBuilder;
use crate::knowledge::NoticeIndex;
use crate::site::cite::{self, Format, Standing};
use crate::site::references::cited;

/// How a notice is cited.
#[derive(Debug, Serialize)]
pub struct CitingView {
    /// By GB/T 7714—2015, in one line or, of a translation, in two.
    pub gb_t_7714: Vec<Text>,
    /// By APA 7: what stands before the title.
    pub apa_before: String,
    /// The title, in italics.
    pub apa_title: Text,
    /// What stands after it.
    pub apa_after: String,
    /// Files for programs that keep references.
    pub files: Vec<CitingFile>,
}

/// A file for a program that keeps references. It is part of the page: so the site needs no more
/// files for each notice and language, and the page alone is enough.
#[derive(Debug, Serialize)]
pub struct CitingFile {
    /// The name of the format.
    pub format: &'static str,
    /// What the file is to be called.
    pub name: String,
    /// The file, as a `data:` address.
    pub href: String,
}

pub(super) fn citing(builder: &PageBuilder<'_>, index: NoticeIndex) -> CitingView {
    let cited = cited(builder.site, builder.language(), index);
    let apa = cite::apa(&cited);
    let gb_t_7714 = cite::gb_t_7714(&cited);
    let original = match &cited.standing {
        Standing::TranslationOf(original) => original.language,
        Standing::Original | Standing::Translation => cited.text.language,
    };
    // The original's line comes first, where there are two.
    let languages = [original, cited.text.language];
    let own = |words: &str, language: &str| Text {
        text: words.to_owned(),
        lang: (language != builder.language().as_str()).then(|| language.to_owned()),
    };
    let stem = cited.key.replace('/', "-");
    let file = |(format, media_type): (Format, &str)| CitingFile {
        format: format.name(),
        name: format!("{stem}.{}", format.ending()),
        href: cite::data_uri(
            &format!("{media_type};charset=utf-8"),
            &format.write(std::slice::from_ref(&cited)),
        ),
    };
    CitingView {
        gb_t_7714: gb_t_7714.lines().zip(languages).map(|(line, tag)| own(line, tag)).collect(),
        apa_before: apa.before,
        apa_title: own(&apa.title, original),
        apa_after: apa.after,
        // What reads CSL-JSON reads one of these as well; each weighs as much as a paragraph.
        files: [
            (Format::BibTex, "application/x-bibtex"),
            (Format::Ris, "application/x-research-info-systems"),
        ]
        .map(file)
        .into(),
    }
}
