//! Records that lead back to themselves, where they must not.

use std::collections::BTreeSet;

/// A way that leads back: the records from the first to the one that names the first again.
pub(super) struct Cycle<'a, Id>(pub Vec<&'a Id>);

/// Finds the cycles of a relation, each once, in the order of the records. Each record and each
/// relation is walked once: O(n log n).
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
        let mut way: Vec<(&Id, usize)> = vec![(start, 0)];
        let mut on_way: BTreeSet<&Id> = BTreeSet::from([start]);
        while let Some((id, at)) = way.last_mut() {
            let id: &'a Id = id;
            let Some(to) = next(id).get(*at) else {
                settled.insert(id);
                on_way.remove(id);
                way.pop();
                continue;
            };
            *at += 1;
            if on_way.contains(to) {
                let from = way.iter().position(|(one, _)| *one == to).unwrap_or_default();
                found.push(Cycle(way[from..].iter().map(|(one, _)| *one).collect()));
            } else if !settled.contains(to) {
                on_way.insert(to);
                way.push((to, 0));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_way_back_is_found_once() {
        for (edges, expected) in [
            ("ab bc", ""),
            ("ab ba", "ab"),
            ("ab bc ca cd", "abc"),
            ("ab ac bd cd", ""),
            ("aa", "a"),
            ("ab bc cb ad da", "bc ad"),
        ] {
            let mut next: BTreeMap<char, Vec<char>> = BTreeMap::new();
            for edge in edges.split(' ') {
                let (from, to) = (edge.chars().next().unwrap(), edge.chars().nth(1).unwrap());
                next.entry(from).or_default().push(to);
                next.entry(to).or_default();
            }
            let found = cycles(next.keys(), |id| next[id].as_slice());
            let told: Vec<String> =
                found.iter().map(|cycle| cycle.0.iter().copied().collect()).collect();
            assert_eq!(told.join(" "), expected, "{edges}");
        }
    }
}
