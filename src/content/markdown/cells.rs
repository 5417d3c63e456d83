//! Cells of tables that say by a class how they are aligned: a policy against inline styles leaves
//! the `style` attributes, which the library would write, without effect.

use pulldown_cmark::{Alignment, Event, Tag};

/// Gives each cell that is not aligned as cells are by themselves the class `center` or `right`.
pub(super) fn with_classes<'e>(
    events: impl Iterator<Item = Event<'e>>,
) -> impl Iterator<Item = Event<'e>> {
    let mut columns = Vec::new();
    let (mut element, mut column) = ("td", 0);
    events.map(move |event| match event {
        Event::Start(Tag::Table(alignments)) => {
            columns = alignments;
            Event::Start(Tag::Table(Vec::new()))
        }
        Event::Start(Tag::TableHead) => {
            (element, column) = ("th", 0);
            event
        }
        Event::Start(Tag::TableRow) => {
            (element, column) = ("td", 0);
            event
        }
        Event::Start(Tag::TableCell) => {
            let class = columns.get(column).copied().and_then(class);
            column += 1;
            match class {
                Some(class) => Event::Html(format!("<{element} class=\"{class}\">").into()),
                None => event,
            }
        }
        other => other,
    })
}

/// The class of a column; every cell is aligned to the left by itself.
fn class(alignment: Alignment) -> Option<&'static str> {
    match alignment {
        Alignment::None | Alignment::Left => None,
        Alignment::Center => Some("center"),
        Alignment::Right => Some("right"),
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser, html};

    use super::*;

    #[test]
    fn alignment_is_a_class() {
        let text = "| a | b | c | d |\n| - | :- | :-: | -: |\n| 1 | 2 | 3 | 4 |\n";
        let mut out = String::new();
        let events = Parser::new_ext(text, Options::ENABLE_TABLES);
        html::push_html(&mut out, with_classes(events));
        assert_eq!(
            out,
            "<table><thead><tr><th>a</th><th>b</th><th class=\"center\">c</th><th class=\"right\">d</th></tr></thead><tbody>\n\
             <tr><td>1</td><td>2</td><td class=\"center\">3</td><td class=\"right\">4</td></tr>\n</tbody></table>\n"
        );
    }
}
