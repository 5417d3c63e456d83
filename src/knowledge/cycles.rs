//! Records that lead back to themselves, where they must not.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// A way that leads back.
pub(super) struct Cycle<'a, Id> {
    /// Where it begins.
    pub first: &'a Id,
    /// The record that names the first again.
    pub last: &'a Id,
    /// The records of the way, the first of them.
    told: Vec<&'a Id>,
    /// How many more it has.
    more: usize,
}

impl<Id: Display> Cycle<'_, Id> {
    /// The records of the way, as far as a person wants to read them.
    pub fn way(&self) -> String {
        let told: Vec<String> = self.told.iter().map(|id| id.to_string()).collect();
        let more =
            if self.more > 0 { format!(" … and {} more", self.more) } else { String::new() };
        format!("{}{more}", told.join(", "))
    }
}

/// How many records of a way are told, and how many ways.
const MOST_TOLD: usize = 12;
const MOST_CYCLES: usize = 40;

/// Finds where a relation leads back, in the order of the records: the first of these places. Each
/// record and each relation is walked once: O(n log n).
pub(super) fn cycles<'a, Id: Ord>(
    records: impl IntoIterator<Item = &'a Id>,
    next: impl Fn(&Id) -> &'a [Id],
) -> Vec<Cycle<'a, Id>> {
    let mut settled: BTreeSet<&Id> = BTreeSet::new();
    let mut found = Vec::new();
    for start in records {
        if settled.contains(start) {
            continue;
        }
        let mut way: Vec<(&'a Id, usize)> = vec![(start, 0)];
        let mut on_way: BTreeMap<&Id, usize> = BTreeMap::from([(start, 0)]);
        while let Some((id, at)) = way.last_mut() {
            let id: &'a Id = id;
            let Some(to) = next(id).get(*at) else {
                settled.insert(id);
                on_way.remove(id);
                way.pop();
                continue;
            };
            *at += 1;
            if let Some(from) = on_way.get(to) {
                if found.len() < MOST_CYCLES {
                    let told: Vec<&Id> =
                        way[*from..].iter().take(MOST_TOLD).map(|(one, _)| *one).collect();
                    let more = way.len() - from - told.len();
                    found.push(Cycle { first: way[*from].0, last: id, told, more });
                }
            } else if !settled.contains(to) {
                on_way.insert(to, way.len());
                way.push((to, 0));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_back_is_found_once() {
        for (edges, expected) in [
            ("ab bc", ""),
            ("ab ba", "a, b"),
            ("ab bc ca cd", "a, b, c"),
            ("ab ac bd cd", ""),
            ("aa", "a"),
            ("ab bc cb ad da", "b, c; a, d"),
            (
                "ab bc cd de ef fg gh hi ij jk kl lm mn na",
                "a, b, c, d, e, f, g, h, i, j, k, l … and 2 more",
            ),
        ] {
            let mut next: BTreeMap<char, Vec<char>> = BTreeMap::new();
            for edge in edges.split(' ') {
                let (from, to) = (edge.chars().next().unwrap(), edge.chars().nth(1).unwrap());
                next.entry(from).or_default().push(to);
                next.entry(to).or_default();
            }
            let found = cycles(next.keys(), |id| next[id].as_slice());
            let told: Vec<String> = found.iter().map(Cycle::way).collect();
            assert_eq!(told.join("; "), expected, "{edges}");
        }
    }
}
