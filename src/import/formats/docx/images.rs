//! Images: the words that stand for one where a person wrote them.

use super::package::Relations;
use super::xml::Element;

/// An image that is described.
pub(super) struct Image {
    /// The description.
    pub alt: String,
    /// The name of the part that holds the image, or nothing.
    pub name: String,
}

/// The image in a drawing, if someone described it.
pub(super) fn image(drawing: Element, relations: &Relations) -> Option<Image> {
    let mut found = Found::default();
    found.search(drawing);
    let alt = found.description.as_deref()?.trim();
    let name = found.relation.and_then(|id| Some(relations.target(&id)?.to_owned()));
    let alt = alt.replace(['\r', '\n'], " ");
    is_meaningful(&alt).then(|| Image { alt, name: name.unwrap_or_default() })
}

/// The text boxes in a drawing.
pub(super) fn text_boxes<'t>(drawing: Element<'t>, boxes: &mut Vec<Element<'t>>) {
    for element in drawing.elements() {
        match element.name() {
            "txbxContent" => boxes.push(element),
            "AlternateContent" => {
                element.branch().into_iter().for_each(|one| text_boxes(one, boxes))
            }
            _ => text_boxes(element, boxes),
        }
    }
}

#[derive(Default)]
struct Found {
    description: Option<String>,
    relation: Option<String>,
}

impl Found {
    /// Looks for the first description and the first image. Those inside a text box have their
    /// own drawing.
    fn search(&mut self, drawing: Element) {
        for element in drawing.elements() {
            let attribute = |name| element.attribute(name).map(|value| value.into_owned());
            let (description, relation) = match element.name() {
                "docPr" => (attribute("descr"), None),
                "shape" => (attribute("alt"), None),
                "blip" => (None, attribute("embed").or_else(|| attribute("link"))),
                "imagedata" => (None, attribute("id")),
                _ => (None, None),
            };
            self.description = self.description.take().or(description);
            self.relation = self.relation.take().or(relation);
            match element.name() {
                "txbxContent" => {}
                "AlternateContent" => element.branch().into_iter().for_each(|one| self.search(one)),
                _ => self.search(element),
            }
        }
    }
}

/// Whether a description is one: not the name of a file, nor what a program fills in.
fn is_meaningful(alt: &str) -> bool {
    let alt = alt.to_lowercase();
    let letters = alt.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && !is_name_of_file(&alt) && !is_of_program(&alt) && !is_numbered_name(&alt)
}

fn is_name_of_file(alt: &str) -> bool {
    const ENDINGS: [&str; 11] =
        [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp"];
    let is_hash = alt.len() >= 16
        && alt.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
        && alt.contains(|c: char| c.is_ascii_digit());
    is_hash || ENDINGS.iter().any(|ending| alt.ends_with(ending)) || alt.contains("://")
}

fn is_of_program(alt: &str) -> bool {
    const SIGNS: [&str; 4] = ["自动生成", "automatically generated", "ai-generated", "ai 生成"];
    SIGNS.iter().any(|sign| alt.contains(sign))
}

/// Whether it is a word for images with a number: "Picture 1", "图片 3", IMG_256.
fn is_numbered_name(alt: &str) -> bool {
    const NAMES: [&str; 21] = [
        "image",
        "img",
        "picture",
        "pic",
        "photo",
        "graphic",
        "figure",
        "screenshot",
        "untitled",
        "wps",
        "wps图片",
        "mmexport",
        "dsc",
        "图片",
        "圖片",
        "图像",
        "图",
        "照片",
        "插图",
        "微信图片",
        "截图",
    ];
    let is_filler = |c: char| !c.is_alphabetic();
    NAMES.contains(&alt.trim_matches(is_filler))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_descriptions_by_people_count() {
        for alt in ["Map of the storage areas", "组织机构图", "Figure 2: the process", "二维码"]
        {
            assert!(is_meaningful(alt), "{alt}");
        }
        for alt in [
            "",
            "1",
            "Picture 1",
            "图片 3",
            "IMG_256",
            "notice.PNG",
            "d41d8cd98f00b204e980",
            "http://example.org/a",
            "文本\n\n描述已自动生成",
            "A map\n\nDescription automatically generated",
            "微信图片_20250301",
        ] {
            assert!(!is_meaningful(alt), "{alt}");
        }
    }
}
