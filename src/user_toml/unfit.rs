//! Characters that no text should hold and that TOML can spell (`"\u0000"`), so that no look at the
//! file itself finds them.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::character::{first_unfit, without_unfit};

/// Takes them out of all keys and texts of a table, and tells each text that had one: the character,
/// and the span of the text.
pub(super) fn take_out(table: &mut DeTable<'_>, found: &mut Vec<(char, Range<usize>)>) {
    let entries = mem::take(table).into_iter().map(|(mut key, mut value)| {
        let span = key.span();
        mend(key.get_mut(), span, found);
        take_out_of_value(&mut value, found);
        (key, value)
    });
    *table = entries.collect();
}

fn take_out_of_value(value: &mut Spanned<DeValue<'_>>, found: &mut Vec<(char, Range<usize>)>) {
    let span = value.span();
    match value.get_mut() {
        DeValue::String(text) => mend(text, span, found),
        DeValue::Array(values) => {
            values.iter_mut().for_each(|value| take_out_of_value(value, found));
        }
        DeValue::Table(table) => take_out(table, found),
        _ => {}
    }
}

fn mend(text: &mut Cow<'_, str>, span: Range<usize>, found: &mut Vec<(char, Range<usize>)>) {
    if let Some((_, c)) = first_unfit(text) {
        found.push((c, span));
        *text = without_unfit(text).into_owned().into();
    }
}
