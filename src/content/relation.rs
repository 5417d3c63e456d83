//! What one notice does to another: `[[relations]]` in front matter.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::check::Check;
use super::fact::Fact;
use super::front_matter::RawRelation;
use crate::path::NoticeId;

/// What a notice does to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RelationKind {
    /// It carries the other out.
    Implements,
    /// It changes a part of the other.
    Amends,
    /// It ends the other's force.
    Repeals,
    /// It takes the other's place.
    Replaces,
    /// It explains the other.
    Interprets,
    /// It refers to the other, where its text does not say so in words that can be recognised.
    Cites,
}

impl RelationKind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Implements,
        Self::Amends,
        Self::Repeals,
        Self::Replaces,
        Self::Interprets,
        Self::Cites,
    ];

    /// Its name in front matter, and the key of its words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Implements => "implements",
            Self::Amends => "amends",
            Self::Repeals => "repeals",
            Self::Replaces => "replaces",
            Self::Interprets => "interprets",
            Self::Cites => "cites",
        }
    }

    /// Whether the other is no longer in force.
    #[must_use]
    pub fn ends(self) -> bool {
        matches!(self, Self::Repeals | Self::Replaces)
    }
}

/// A relation of a notice to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// What it does to the other.
    pub kind: RelationKind,
    /// The other.
    pub to: NoticeId,
    /// Since when, where that is not the day it was published.
    pub since: Option<Date>,
}

/// Checks the relations of a file. One to nothing is a problem, and left out.
pub(super) fn check(
    relations: Option<Vec<Spanned<RawRelation>>>,
    own: &NoticeId,
    check: &mut Check<'_>,
) -> Option<Fact<Vec<Relation>>> {
    let relations = relations?;
    let span = relations.first().map_or(0..0, Spanned::span);
    let mut value = Vec::with_capacity(relations.len());
    for relation in relations {
        let whole = relation.span();
        if let Some(relation) = check_one(relation, own, check) {
            let is_same = |other: &Relation| other.kind == relation.kind && other.to == relation.to;
            if value.iter().any(is_same) {
                check.error(whole, "this relation is there twice", "take one of them out");
            } else {
                value.push(relation);
            }
        }
    }
    Some(Fact { value, span: check.absolute(span) })
}

fn check_one(
    relation: Spanned<RawRelation>,
    own: &NoticeId,
    check: &mut Check<'_>,
) -> Option<Relation> {
    let span = relation.span();
    let RawRelation { kind, to, since } = relation.into_inner();
    let Some(kind) = kind else {
        let help = "add kind = \"implements\", \"amends\", \"repeals\", \"replaces\", \"interprets\" or \"cites\"";
        check.error(span, "a relation has no kind", help);
        return None;
    };
    let Some(to) = to else {
        check.error(
            span,
            "a relation leads to nothing",
            "add to = \"2021/name\", the id of a notice",
        );
        return None;
    };
    let to = check.other_notice(own, &to)?;
    let since = since.and_then(|date| check.date(&date)).map(|date| date.value);
    Some(Relation { kind: kind.into_inner(), to, since })
}
