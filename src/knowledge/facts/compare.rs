//! What one text demands and another does not offer.

use std::collections::BTreeSet;

use super::{Stated, Value};

/// What `from` demands and `to` does not offer, in order. A value that is said twice in one text
/// and once in the other is alike, and one that is missing is named once, where it is said first.
pub fn missing<'a>(from: &'a [Stated], to: &[Stated]) -> Vec<&'a Stated> {
    let offers = Offers::new(to);
    let mut named = BTreeSet::new();
    from.iter()
        .filter(|stated| stated.demanded && !offers.answer(&stated.value))
        .filter(|stated| named.insert(&stated.value))
        .collect()
}

/// What a text offers, ordered for look-up, so that a long text takes no longer a word than a short
/// one.
struct Offers<'a> {
    values: BTreeSet<&'a Value>,
    /// Month, day and year of the dates that have a day.
    days: BTreeSet<(i8, i8, Option<i16>)>,
    /// Month and year of all dates.
    months: BTreeSet<(i8, Option<i16>)>,
}

impl<'a> Offers<'a> {
    fn new(stated: &'a [Stated]) -> Self {
        let values = stated.iter().map(|stated| &stated.value).collect();
        let (mut days, mut months) = (BTreeSet::new(), BTreeSet::new());
        for stated in stated {
            if let Value::Date { year, month, day } = stated.value {
                months.insert((month, year));
                days.extend(day.map(|day| (month, day, year)));
            }
        }
        Self { values, days, months }
    }

    /// Whether the like of a value is offered.
    fn answer(&self, value: &Value) -> bool {
        match value {
            Value::Number(_) | Value::Percent(_) => self.values.contains(value),
            Value::Date { year, month, day: Some(day) } => {
                let day = |year| (*month, *day, year);
                match year {
                    Some(_) => self.days.contains(&day(*year)) || self.days.contains(&day(None)),
                    None => self.days.range(day(None)..=day(Some(i16::MAX))).next().is_some(),
                }
            }
            Value::Date { year, month, day: None } => {
                let month = |year| (*month, year);
                match year {
                    Some(_) => {
                        self.months.contains(&month(*year)) || self.months.contains(&month(None))
                    }
                    None => self.months.range(month(None)..=month(Some(i16::MAX))).next().is_some(),
                }
            }
            // "Announcement No. 16, which was made in 2021" says the same in more words.
            Value::DocumentNumber { year, number } => {
                self.values.contains(value) || (self.has_number(*year) && self.has_number(*number))
            }
        }
    }

    fn has_number(&self, number: impl ToString) -> bool {
        self.values.contains(&Value::Number(number.to_string()))
    }
}
