//! Characters that no text should hold and that Markdown can spell (`&#0;`), so that no look at the
//! file itself finds them.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use super::events::Spanned;
use crate::character::{self, first_unfit, without_unfit};
use crate::problem::{Problem, SourceText};

/// Takes them out of the words and addresses of a body, and tells each.
pub(super) fn take_out(
    events: &mut [Spanned<'_>],
    source: &SourceText,
    problems: &mut Vec<Problem>,
) {
    let mut mend = |text: &mut CowStr<'_>, span: &Range<usize>| {
        // What the parser did not change stands in the file itself, where it was found already.
        if matches!(text, CowStr::Borrowed(_)) {
            return;
        }
        if let Some((_, c)) = first_unfit(text) {
            problems.push(character::problem(c, source.place(span.clone())));
            *text = without_unfit(text).into_owned().into();
        }
    };
    for (event, span) in events {
        match event {
            Event::Text(text) | Event::Code(text) => mend(text, span),
            Event::Start(
                Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. },
            ) => {
                mend(dest_url, span);
                mend(title, span);
            }
            _ => {}
        }
    }
}
