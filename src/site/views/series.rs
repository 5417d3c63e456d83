//! The editions of a series against each other.

use serde::Serialize;

use super::builder::PageBuilder;
use super::parallel::partner;
use super::passages::mentions;
use super::{Link, Text};
use crate::content::Vocabulary;
use crate::content::markdown::{Block, BlockKind, Body};
use crate::knowledge::{self, Edition, Editions, NoticeIndex, tasks};
use crate::path::{TermId, UrlPath};
use crate::site::plan::PageKind;

/// More editions than this do not stand side by side.
const MOST_COLUMNS: usize = 12;
/// More editions than this do not stand on the timeline; the pages of their years have all.
const MOST_STEPS: usize = 100;

/// The editions of a series.
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// The editions and the years between them that have none, oldest first: the latest of them.
    pub timeline: Vec<Step>,
    /// The editions that are compared, oldest first: the latest of them.
    pub columns: Vec<EditionColumn>,
    /// How many editions before them are not.
    pub earlier: usize,
    /// The topics of these editions, by name.
    pub topics: Vec<TopicRow>,
}

/// A step of the timeline.
#[derive(Debug, Serialize)]
pub struct Step {
    /// What it is called: the year, or the day where two editions share a year.
    pub label: String,
    /// The edition; none in a year that is missing.
    pub edition: Option<Link>,
    /// When it was held, else published.
    pub when: Option<String>,
    /// Where it was held.
    pub place: Option<Link>,
}

/// An edition among those compared.
#[derive(Debug, Serialize)]
pub struct EditionColumn {
    /// The edition, called by its year.
    pub link: Link,
    /// What the edition before it is called.
    pub before: Option<String>,
    /// Its topics that the one before has not, by name.
    pub new: Vec<Link>,
    /// The topics of the one before that it has not, by name.
    pub dropped: Vec<Link>,
    /// The tasks it sets.
    pub tasks: Vec<TaskView>,
}

/// A task that an edition sets.
#[derive(Debug, Serialize)]
pub struct TaskView {
    /// Its place in the notice.
    pub href: UrlPath,
    /// Its words.
    pub words: Text,
    /// Its topics; those that the edition before has not are `new`.
    pub topics: Vec<TaskTopic>,
}

/// A topic of a task.
#[derive(Debug, Serialize)]
pub struct TaskTopic {
    /// The topic.
    pub link: Link,
    /// Whether the edition before has it not.
    pub new: bool,
}

/// A topic against the editions.
#[derive(Debug, Serialize)]
pub struct TopicRow {
    /// The topic.
    pub topic: Link,
    /// One for each edition that is compared.
    pub cells: Vec<TopicCell>,
}

/// A topic in an edition.
#[derive(Debug, Serialize)]
pub struct TopicCell {
    /// Whether the edition has it.
    pub has: bool,
    /// How often the text speaks of it.
    pub count: usize,
    /// The first place where it does, else the notice.
    pub href: Option<UrlPath>,
    /// Whether the edition before has it not.
    pub new: bool,
}

pub(super) fn series(builder: &PageBuilder<'_>, term: &knowledge::TermEntry) -> SeriesView {
    let library = builder.site.library;
    let all = knowledge::editions(library, term);
    let indexes: Vec<NoticeIndex> = all.editions.iter().map(|edition| edition.notice).collect();
    let label = |number: usize| builder.edition_label(&indexes, number);
    let first = all.editions.len().saturating_sub(MOST_COLUMNS);
    let shown = &all.editions[first..];
    let column = |(number, edition): (usize, &Edition)| EditionColumn {
        link: builder.link_to(PageKind::Notice(edition.notice), label(number)),
        before: number.checked_sub(1).map(label),
        new: topics(builder, &edition.new),
        dropped: topics(builder, &edition.dropped),
        tasks: task_views(builder, edition),
    };
    let columns = all.editions.iter().enumerate().skip(first).map(column).collect();
    let mut rows: Vec<TopicRow> = all
        .topics
        .iter()
        .filter(|(_, having)| having.range(first..).next().is_some())
        .filter_map(|(id, _)| {
            let cells = shown.iter().map(|edition| topic_cell(builder, edition, id)).collect();
            Some(TopicRow {
                topic: builder.term_link(library.term(Vocabulary::Topics, id)?),
                cells,
            })
        })
        .collect();
    rows.sort_by(|a, b| builder.compare_names(&a.topic, &b.topic));
    SeriesView { timeline: timeline(builder, &all, label), columns, earlier: first, topics: rows }
}

/// Editions and years that have none, oldest first: two lists in order, merged.
fn timeline(
    builder: &PageBuilder<'_>,
    all: &Editions,
    label: impl Fn(usize) -> String,
) -> Vec<Step> {
    let first = all.editions.len().saturating_sub(MOST_STEPS);
    let mut missing = all.missing.iter().peekable();
    let mut steps = Vec::new();
    for (number, edition) in all.editions.iter().enumerate() {
        while let Some(year) = missing.next_if(|year| Some(**year) < edition.year) {
            let label = builder.year(*year);
            steps.push(Step { label, edition: None, when: None, place: None });
        }
        if number < first {
            steps.clear();
        } else {
            steps.push(step(builder, edition, label(number)));
        }
    }
    steps
}

fn step(builder: &PageBuilder<'_>, edition: &Edition, label: String) -> Step {
    let notice = builder.site.library.notice(edition.notice);
    let event = notice.events.first();
    let held = event.map(|event| builder.site.words.days(builder.config, event.start, event.end));
    Step {
        label,
        edition: Some(builder.notice_link(edition.notice)),
        when: held.or_else(|| notice.date.map(|date| builder.config.conventions.date(date))),
        place: builder.place_link(event.and_then(|event| event.place.as_ref())),
    }
}

fn topics(builder: &PageBuilder<'_>, ids: &[TermId]) -> Vec<Link> {
    let mut links = builder.term_links(Vocabulary::Topics, ids);
    builder.sort_by_name(&mut links);
    links
}

fn topic_cell(builder: &PageBuilder<'_>, edition: &Edition, topic: &TermId) -> TopicCell {
    let library = builder.site.library;
    let notice = library.notice(edition.notice);
    let has = notice.topics.contains(topic);
    let mentions = topic_mentions(builder, edition.notice, topic);
    let page = builder.href(PageKind::Notice(edition.notice));
    let body = &notice.text(builder.language()).body;
    let first = mentions.first().and_then(|block| body.blocks.get(*block));
    TopicCell {
        has,
        count: mentions.len(),
        href: has.then(|| match first {
            Some(block) => page.with_fragment(&block.anchor.to_string()),
            None => page,
        }),
        new: edition.new.contains(topic),
    }
}

/// The blocks in which the text that a reader sees speaks of a topic, one for each mention.
fn topic_mentions(builder: &PageBuilder<'_>, index: NoticeIndex, topic: &TermId) -> Vec<usize> {
    let topic = builder.site.library.term(Vocabulary::Topics, topic);
    let mentions = topic.map(|topic| mentions(builder, index, topic));
    mentions.into_iter().flatten().map(|(block, _)| block).collect()
}

/// The tasks of an edition. Which blocks they are is decided in the original, so that every
/// language shows the same; a task that the reader's text has not is left out of it.
fn task_views(builder: &PageBuilder<'_>, edition: &Edition) -> Vec<TaskView> {
    let library = builder.site.library;
    let notice = library.notice(edition.notice);
    let text = notice.text(builder.language());
    let reading = library.reading(edition.notice);
    let page = builder.href(PageKind::Notice(edition.notice));
    let blocks: Vec<usize> = tasks(&notice.original().body)
        .into_iter()
        .filter_map(|block| partner(reading, text.language, block))
        .collect();
    let view = |number: &usize| {
        let block = text.body.blocks.get(*number)?;
        let end = end_of(&text.body, *number);
        let of_task = |topic: &&TermId| {
            let mentions = topic_mentions(builder, edition.notice, topic);
            mentions.iter().any(|block| (*number..end).contains(block))
        };
        let topics = notice.topics.iter().filter(of_task).filter_map(|topic| {
            let link = builder.term_link(library.term(Vocabulary::Topics, topic)?);
            Some(TaskTopic { link, new: edition.new.contains(topic) })
        });
        Some(TaskView {
            href: page.clone().with_fragment(&block.anchor.to_string()),
            words: builder.text(text.body.words(block), text.language),
            topics: topics.collect(),
        })
    };
    blocks.iter().filter_map(view).collect()
}

/// The number of the first block after an item that is no part of it: the next item beside it, or
/// what stands outside its list. What is listed below an item is part of it.
fn end_of(body: &Body, item: usize) -> usize {
    let Some(own) = body.blocks.get(item) else { return item };
    let is_outside = |block: &Block| {
        block.depth < own.depth || block.depth == own.depth && block.kind == BlockKind::Item
    };
    let mut after = body.blocks.iter().skip(item + 1);
    after.position(is_outside).map_or(body.blocks.len(), |found| item + 1 + found)
}
