//! The title of a page: the line that gives it, or what the head says without the site's name.

use super::blocks::Block;
use crate::import::line::Form;

/// How far above the main text the line with the title may stand, in lines.
const FARTHEST: usize = 40;

/// The line that is the page's title, among the first lines down to where the main text begins.
/// That is one that the head gives as title, or begins with; without one, the last heading of the
/// first level.
pub(super) fn title_line(blocks: &[Block], titles: &[String], start: usize) -> Option<usize> {
    let titles: Vec<String> = titles.iter().map(|title| letters(title)).collect();
    let from = start.saturating_sub(FARTHEST);
    let near = from..(start + 3).min(blocks.len());
    let agrees = |index: &usize| {
        let text = letters(&blocks[*index].line.text);
        text.chars().count() >= 4
            && titles.iter().any(|title| *title == text || is_part(title, &text))
    };
    let is_heading = |index: &usize| matches!(blocks[*index].line.form, Form::Heading(1 | 2));
    let is_first_heading = |index: &usize| blocks[*index].line.form == Form::Heading(1);
    let last = |keep: &dyn Fn(&usize) -> bool| near.clone().rev().find(keep);
    last(&|index| agrees(index) && is_heading(index))
        .or_else(|| longest(blocks, near.clone().filter(|index| agrees(index))))
        .or_else(|| last(&is_first_heading))
}

/// Of lines that agree with the title, the one that gives most of it.
fn longest(blocks: &[Block], lines: impl Iterator<Item = usize>) -> Option<usize> {
    lines.max_by_key(|index| (blocks[*index].line.text.chars().count(), *index))
}

/// Whether a title begins with a text and goes on with the name of its site, or holds all of it
/// but a few letters.
fn is_part(title: &str, text: &str) -> bool {
    let (all, part) = (title.chars().count(), text.chars().count());
    title.contains(text) && (title.starts_with(text) && part >= 8 || part * 3 >= all * 2)
}

/// Letters and digits alone: pages differ in quotation marks and blanks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What the head gives as title, without the name of the site behind it ("…_网易新闻", "… - NMPA").
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    const SIGNS: [&str; 8] = ["_", "|", "｜", " - ", " – ", " — ", "--", "-"];
    const NAMES: [&str; 12] =
        ["网", "局", "委员会", "部", "厅", "院", "中心", "政府", "门户", "频道", "新闻", "首页"];
    let mut rest = title.trim();
    while let Some((at, sign)) =
        // The longer sign comes first where two stand at one place.
        SIGNS
            .iter()
            .filter_map(|sign| Some((rest.rfind(sign)? + sign.trim_end().len(), *sign)))
            .rev()
            .max_by_key(|(end, _)| *end)
            .map(|(end, sign)| (end - sign.trim_end().len(), sign))
    {
        let (before, after) = (rest[..at].trim(), rest[at + sign.len()..].trim());
        let is_site = Some(after) == site || NAMES.iter().any(|name| after.ends_with(name));
        // A hyphen within words is none that parts the title from its site.
        let parts = sign != "-" || is_site;
        if !parts || before.chars().count() < 5 || before.len() * 2 < after.len() {
            break;
        }
        rest = before;
    }
    rest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_no_part_of_the_title() {
        for (title, expected) in [
            ("关于开展药品检查的通知_某省药品监督管理局", "关于开展药品检查的通知"),
            ("药品抽检结果公布-某某网", "药品抽检结果公布"),
            ("药品抽检结果公布_要闻_某某新闻", "药品抽检结果公布"),
            ("New rules for trials - Harbour Agency", "New rules for trials"),
            ("Post-market supervision of vaccines", "Post-market supervision of vaccines"),
            ("GMP | Agency of Harbour Province", "GMP | Agency of Harbour Province"),
        ] {
            assert_eq!(without_site(title, None), expected);
        }
    }
}
