//! Plain text as Markdown that reads as that text: nothing in it becomes markup by accident.

/// Escapes a line of plain text. Only what would be read as markup is escaped, so that a person
/// who edits the record sees the words and not backslashes.
#[must_use]
pub fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
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
            // `[x](…)`, `[x][…]`, `[x]: …`, `[^1]`, `[ ]`: only these are links, notes or tasks.
            '[' => close.is_some_and(|close| {
                line[close + 1..].starts_with(['(', '[', ':'])
                    || rest.starts_with(['^', ' ', 'x', 'X'])
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
        if needed {
            out.push('\\');
        }
        out.push(c);
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
