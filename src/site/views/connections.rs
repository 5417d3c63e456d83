//! What connects a notice with others, on its page: what it does to them, who cites it, what is
//! related to it and why.

use serde::Serialize;

use super::builder::PageBuilder;
use super::{Link, Text};
use crate::content::{RecordId, Vocabulary};
use crate::knowledge::{Connection, NoticeIndex, Reason};
use crate::site::plan::PageKind;

/// How many relations are named, and how many of those that ended a notice's force.
const MOST_RELATIONS: usize = 60;
const MOST_ENDINGS: usize = 5;
/// How many of those that cite a notice are named.
const MOST_BACKLINKS: usize = 40;

/// What connects a notice with others.
#[derive(Debug, Serialize)]
pub struct ConnectionsView {
    /// What ended its force.
    pub ended_by: Vec<RelationView>,
    /// What it does to others, then what others do to it.
    pub relations: Vec<RelationView>,
    /// How many more there are.
    pub more_relations: usize,
    /// The notices that cite it, newest first, and other records that do.
    pub backlinks: Vec<Link>,
    /// How many more there are.
    pub more_backlinks: usize,
    /// Notices that a reader may want next.
    pub related: Vec<RelatedView>,
}

/// A relation to another notice.
#[derive(Debug, Serialize)]
pub struct RelationView {
    /// The key of its words.
    pub key: String,
    /// The other notice.
    pub notice: Link,
    /// Since when, as a reader writes it, where the record says so.
    pub since: Option<String>,
    /// When the notice that acts was published, where it does not.
    pub published: Option<String>,
}

/// A related notice.
#[derive(Debug, Serialize)]
pub struct RelatedView {
    /// The notice.
    pub notice: Link,
    /// Its date or year.
    pub date: Option<String>,
    /// Why.
    pub reasons: Vec<ReasonView>,
}

/// Why two notices are related.
#[derive(Debug, Serialize)]
pub struct ReasonView {
    /// The key of its words.
    pub key: String,
    /// The names of the topics or of the series that they share.
    pub terms: Vec<Text>,
    /// How many citations they share.
    pub count: usize,
}

pub(super) fn connections(builder: &PageBuilder<'_>, index: NoticeIndex) -> ConnectionsView {
    let library = builder.site.library;
    let connections = library.connections(index);
    let acts = connections.relations.iter().map(|one| relation(builder, one, Side::Acts(index)));
    let acted = connections.acted_on.iter().map(|one| relation(builder, one, Side::ActedOn));
    let all = connections.relations.len() + connections.acted_on.len();
    let notices = connections.cited_by.iter().map(|other| builder.notice_link(*other));
    let others = connections.named_in.iter().filter_map(|id| record_link(builder, id));
    let total = connections.cited_by.len() + connections.named_in.len();
    ConnectionsView {
        ended_by: connections
            .ended_by()
            .take(MOST_ENDINGS)
            .map(|one| relation(builder, one, Side::ActedOn))
            .collect(),
        relations: acts.chain(acted).take(MOST_RELATIONS).collect(),
        more_relations: all.saturating_sub(MOST_RELATIONS),
        backlinks: notices.chain(others).take(MOST_BACKLINKS).collect(),
        more_backlinks: total.saturating_sub(MOST_BACKLINKS),
        related: library
            .related(index)
            .iter()
            .map(|related| RelatedView {
                notice: builder.notice_link(related.notice),
                date: builder.date_or_year(library.notice(related.notice)),
                reasons: related.reasons.iter().map(|one| reason(builder, one)).collect(),
            })
            .collect(),
    }
}

/// Which end of a relation a page stands at.
enum Side {
    /// It is the page of the notice that acts.
    Acts(NoticeIndex),
    ActedOn,
}

fn relation(builder: &PageBuilder<'_>, connection: &Connection, side: Side) -> RelationView {
    let Connection { kind, notice, since } = connection;
    let (key, acting) = match side {
        Side::Acts(own) => (format!("relation-{}", kind.key()), own),
        Side::ActedOn => (format!("relation-{}-of", kind.key()), *notice),
    };
    let published = builder.site.library.notice(acting).date.filter(|_| since.is_none());
    let date = |date| builder.config.conventions.date(date);
    RelationView {
        key,
        notice: builder.notice_link(*notice),
        since: since.map(date),
        published: published.map(date),
    }
}

fn record_link(builder: &PageBuilder<'_>, id: &RecordId) -> Option<Link> {
    let library = builder.site.library;
    match id {
        RecordId::Term(vocabulary, id) => {
            let link = builder.term_link(library.term(*vocabulary, id)?);
            Some(Link { count: None, ..link })
        }
        RecordId::Page(id) if id.as_str() == RecordId::HOME => {
            Some(builder.link_to(PageKind::Home, builder.word("home")))
        }
        RecordId::Page(id) => {
            let page = library.page(id.as_str())?;
            let text = page.for_reader(builder.language());
            Some(Link {
                href: builder.href(PageKind::Plain(page)),
                label: builder.text(&text.title, text.language),
                count: None,
            })
        }
        RecordId::Notice(_) => None,
    }
}

fn reason(builder: &PageBuilder<'_>, reason: &Reason) -> ReasonView {
    let terms = |vocabulary, ids: &[_]| builder.term_names(vocabulary, ids);
    let (key, terms, count) = match reason {
        Reason::Acts(kind) => {
            let key = format!("does-{}", kind.key());
            return ReasonView { key, terms: Vec::new(), count: 0 };
        }
        Reason::ActedOn(kind) => {
            let key = format!("does-{}-of", kind.key());
            return ReasonView { key, terms: Vec::new(), count: 0 };
        }
        Reason::Citation => ("reason-citation", Vec::new(), 0),
        Reason::Series(id) => {
            ("reason-series", terms(Vocabulary::Series, std::slice::from_ref(id)), 0)
        }
        Reason::Topics(ids) => ("reason-topics", terms(Vocabulary::Topics, ids), ids.len()),
        Reason::CiteAlike(count) => ("reason-cite-alike", Vec::new(), *count),
    };
    ReasonView { key: key.to_owned(), terms, count }
}
