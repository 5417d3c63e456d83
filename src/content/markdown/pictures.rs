//! Pictures and their descriptions: what stands between `![` and `]` is read to whoever cannot see
//! the picture (WCAG 2.2, 1.1.1).

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::Spanned;
use crate::problem::{Problem, Rule, SourceText};

/// The title of a picture that tells nothing and is passed over when a page is read aloud:
/// `![](line.png "decorative")`. It is a word to the program, and not shown.
const DECORATIVE: &str = "decorative";

/// Reports the pictures without a description, and takes the title from those that are said to need
/// none.
pub(super) fn check_descriptions(
    events: &mut [Spanned<'_>],
    source: &SourceText,
    problems: &mut Vec<Problem>,
) {
    // The pictures that are open, each with whether it has words; a description can hold a picture.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::Image { .. }) => open.push((at, false)),
            Event::Text(words) | Event::Code(words) if !words.trim().is_empty() => {
                open.iter_mut().for_each(|(_, is_described)| *is_described = true);
            }
            Event::End(TagEnd::Image) => {
                if let Some((start, false)) = open.pop() {
                    settle(&mut events[start], source, problems);
                }
            }
            _ => {}
        }
    }
}

/// A picture without a description: either that is meant, or it is a problem.
fn settle(picture: &mut Spanned<'_>, source: &SourceText, problems: &mut Vec<Problem>) {
    let (Event::Start(Tag::Image { title, .. }), span) = picture else { return };
    if title.trim() == DECORATIVE {
        *title = CowStr::Borrowed("");
        return;
    }
    let place = source.place(span.clone());
    let message = "the picture has no description for readers who cannot see it";
    problems.push(Problem::warning(Rule::UndescribedPicture, place, message).help(
        "say in the brackets what it shows: ![a table of fees](fees.png); if it shows nothing, ![](line.png \"decorative\")",
    ));
}
