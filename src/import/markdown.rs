//! Lines as Markdown that reads as they do: nothing in them becomes markup by accident, and what
//! their format marked stays marked.

use super::line::{Line, Mark, MarkKind};

/// A line as Markdown, with its links, pictures and emphasis.
pub(super) fn inline(line: &Line) -> String {
    let marks = usable(line);
    let mut out = String::with_capacity(line.text.len() + 64 * marks.len());
    let mut begin = marks.iter().peekable();
    // The marks that are open, outermost first; none crosses another, so the last ends first.
    let mut open: Vec<&Mark> = Vec::new();
    for (at, c, needs_escape) in escapes(&line.text) {
        while let Some(mark) = open.pop_if(|mark| mark.range.end <= at) {
            out.push_str(&closing(&mark.kind));
        }
        while let Some(mark) = begin.next_if(|mark| mark.range.start <= at) {
            // What is written here must not change what stands before it.
            if out.ends_with('!') && matches!(mark.kind, MarkKind::Link(_)) {
                out.insert(out.len() - 1, '\\');
            }
            out.push_str(opening(&mark.kind));
            open.push(mark);
        }
        let ends_here = |mark: &&Mark| mark.range.end == at + c.len_utf8();
        let closes = c == '\\' && open.iter().any(ends_here);
        let in_link = || open.iter().any(|mark| rank(&mark.kind) == 0);
        if needs_escape || closes || (matches!(c, '[' | ']') && in_link()) {
            out.push('\\');
        }
        out.push(c);
    }
    for mark in open.iter().rev() {
        out.push_str(&closing(&mark.kind));
    }
    out
}

fn opening(kind: &MarkKind) -> &'static str {
    match kind {
        MarkKind::Lost(_) => "",
        MarkKind::Link(_) => "[",
        MarkKind::Image(_) => "![",
        MarkKind::Strong => "**",
        MarkKind::Emphasis => "*",
    }
}

fn closing(kind: &MarkKind) -> String {
    match kind {
        MarkKind::Link(url) | MarkKind::Image(url) => format!("]({})", destination(url)),
        MarkKind::Lost(_) => String::new(),
        MarkKind::Strong => "**".to_owned(),
        MarkKind::Emphasis => "*".to_owned(),
    }
}

/// An address as the destination of a link: without what would end it.
fn destination(url: &str) -> String {
    let encode = |c: char| match c {
        '(' => "%28".to_owned(),
        ')' => "%29".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '\\' => "%5C".to_owned(),
        '|' => "%7C".to_owned(),
        '`' => "%60".to_owned(),
        '\t' | '\n' | '\r' | ' ' => "%20".to_owned(),
        c => c.to_string(),
    };
    url.chars().map(encode).collect()
}

/// The marks that Markdown can write, outermost first: none crosses another, no link is in a link,
/// and emphasis stands where the parser's rules let it begin and end.
fn usable(line: &Line) -> Vec<&Mark> {
    let mut marks: Vec<&Mark> = line
        .marks
        .iter()
        .filter(|mark| !mark.range.is_empty() && !matches!(mark.kind, MarkKind::Lost(_)))
        .collect();
    marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end, rank(&mark.kind)));
    let mut kept: Vec<&Mark> = Vec::new();
    // Those of them that the next may be inside of, and where the last of each rank ended.
    let mut around: Vec<&Mark> = Vec::new();
    let mut ends = [usize::MAX; 3];
    for mark in marks {
        while around.pop_if(|other| other.range.end <= mark.range.start).is_some() {}
        let rank_of_mark = rank(&mark.kind);
        let fits = around
            .iter()
            .all(|other| mark.range.end <= other.range.end && rank(&other.kind) != rank_of_mark);
        // Two signs of emphasis side by side would be read as one.
        let touches = rank_of_mark > 0 && ends[1..].contains(&mark.range.start);
        if fits && !touches && (rank_of_mark == 0 || can_emphasise(line, mark)) {
            kept.push(mark);
            around.push(mark);
            ends[usize::from(rank_of_mark)] = mark.range.end;
        }
    }
    kept
}

fn rank(kind: &MarkKind) -> u8 {
    match kind {
        MarkKind::Link(_) | MarkKind::Image(_) | MarkKind::Lost(_) => 0,
        MarkKind::Strong => 1,
        MarkKind::Emphasis => 2,
    }
}

/// Signs of emphasis between a letter and a sign of punctuation are none, so these parts stay
/// plain; and where the whole line is emphasised, nothing is.
fn can_emphasise(line: &Line, mark: &Mark) -> bool {
    let text = &line.text;
    let inside = &text[mark.range.clone()];
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, after) =
        (text[..mark.range.start].chars().next_back(), text[mark.range.end..].chars().next());
    inside.len() < text.len()
        && (is_word(inside.chars().next()) || !is_word(before))
        && (is_word(inside.chars().next_back()) || !is_word(after))
        && !inside.starts_with(char::is_whitespace)
        && !inside.ends_with(char::is_whitespace)
}

/// Escapes a line of plain text. Only what would be read as markup is escaped, so that a person
/// who edits the record sees the words and not backslashes.
#[must_use]
pub fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for (_, c, needs_escape) in escapes(line) {
        if needs_escape {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The characters of a line with their places, and whether each would be read as markup.
fn escapes(line: &str) -> Vec<(usize, char, bool)> {
    let mut out = Vec::with_capacity(line.len());
    let mut previous = None;
    // Where the next `]` is, sought once for all that stand before it.
    let mut close = line.find(']');
    for (at, c) in line.char_indices() {
        let rest = &line[at + c.len_utf8()..];
        if close.is_some_and(|close| close < at) {
            close = line[at..].find(']').map(|found| at + found);
        }
        let needed = match c {
            '\\' => rest.starts_with(|next: char| next.is_ascii_punctuation()),
            '*' | '`' | '<' | '~' | '|' => true,
            '_' => !is_inside_word(previous, rest),
            // `[x](…)`, `[x][…]`, `[x]: …`, `[^1]`, `[ ]`, `[[x]]`: only these are links, notes or
            // tasks.
            '[' => close.is_some_and(|close| {
                line[close + 1..].starts_with(['(', '[', ':'])
                    || rest.starts_with(['^', ' ', 'x', 'X', '['])
            }),
            ']' => rest.starts_with(['(', '[', ':']),
            '&' => begins_entity(rest),
            '#' | '>' | '+' | '-' | '=' | ':' => previous.is_none(),
            // A number with a full stop or bracket would begin a list.
            '.' | ')' => {
                let before = &line[..at];
                !before.is_empty()
                    && before.len() <= 9
                    && before.bytes().all(|byte| byte.is_ascii_digit())
                    && (rest.is_empty() || rest.starts_with([' ', '\t']))
            }
            _ => false,
        };
        out.push((at, c, needed));
        previous = Some(c);
    }
    out
}

/// Whether a name and a `;` follow, as in `&amp;`. No name is longer than 32 characters.
fn begins_entity(rest: &str) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = rest.bytes().take(33).take_while(is_name).count();
    length > 0 && rest[length..].starts_with(';')
}

fn is_inside_word(previous: Option<char>, rest: &str) -> bool {
    previous.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)
}
