//! The editions of a series against each other.

use serde::Serialize;

use super::builder::PageBuilder;
use super::parallel::partner;
use super::{Link, Text};
use crate::content::Vocabulary;
use crate::content::markdown::Body;
use crate::knowledge::{self, Edition, NoticeIndex, tasks};
use crate::path::{TermId, UrlPath};
use crate::site::plan::PageKind;

/// More editions than this do not stand side by side.
const MOST_COLUMNS: usize = 12;

/// The editions of a series.
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// The editions and the years between them that have none, oldest first.
    pub timeline: Vec<Step>,
    /// The years that have none, as a reader writes them.
    pub missing: Vec<String>,
    /// The editions that are compared, oldest first: the latest of them.
    pub columns: Vec<Column>,
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
pub struct Column {
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
    let label = |edition: &Edition| label(builder, edition, &all.editions);
    let first = all.editions.len().saturating_sub(MOST_COLUMNS);
    let shown = &all.editions[first..];
    let column = |(number, edition): (usize, &Edition)| Column {
        link: builder.link_to(PageKind::Notice(edition.notice), label(edition)),
        before: number.checked_sub(1).map(|before| label(&all.editions[before])),
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
    let mut timeline: Vec<(Option<i16>, Step)> = all
        .editions
        .iter()
        .map(|edition| (edition.year, step(builder, edition, label(edition))))
        .collect();
    for year in &all.missing {
        let at = timeline.partition_point(|(other, _)| *other < Some(*year));
        let label = builder.year(*year);
        timeline.insert(at, (Some(*year), Step { label, edition: None, when: None, place: None }));
    }
    SeriesView {
        timeline: timeline.into_iter().map(|(_, step)| step).collect(),
        missing: all.missing.iter().map(|year| builder.year(*year)).collect(),
        columns,
        topics: rows,
    }
}

/// The year of an edition; its day, where another edition is of the same year.
fn label(builder: &PageBuilder<'_>, edition: &Edition, all: &[Edition]) -> String {
    let library = builder.site.library;
    let notice = library.notice(edition.notice);
    let is_alone = all.iter().filter(|other| other.year == edition.year).count() == 1;
    match (edition.year, notice.date) {
        (Some(year), _) if is_alone => builder.year(year),
        (_, Some(date)) => builder.config.conventions.date(date),
        (Some(year), None) => builder.year(year),
        (None, None) => notice.text(builder.language()).title.clone(),
    }
}

fn step(builder: &PageBuilder<'_>, edition: &Edition, label: String) -> Step {
    let notice = builder.site.library.notice(edition.notice);
    let text = notice.text(builder.language());
    let event = notice.events.first();
    let held = event.map(|event| builder.site.words.days(builder.config, event.start, event.end));
    Step {
        label,
        edition: Some(Link {
            href: builder.href(PageKind::Notice(edition.notice)),
            label: builder.text(&text.title, text.language),
            count: None,
        }),
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
            Some(block) => page.with_fragment(&block.id),
            None => page,
        }),
        new: edition.new.contains(topic),
    }
}

/// The blocks in which the text that a reader sees speaks of a topic, one for each mention.
fn topic_mentions(builder: &PageBuilder<'_>, index: NoticeIndex, topic: &TermId) -> Vec<usize> {
    let library = builder.site.library;
    let Some(topic) = library.term(Vocabulary::Topics, topic).map(|term| term.reference()) else {
        return Vec::new();
    };
    let shown = library.notice(index).text(builder.language()).language;
    let text = library.reading(index).text(shown).into_iter();
    let mentions = text.flat_map(|text| &text.mentions).filter(|one| one.term == topic);
    mentions.map(|mention| mention.block as usize).collect()
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
    let view = |(at, number): (usize, &usize)| {
        let block = text.body.blocks.get(*number)?;
        // A task ends where the next begins: what is listed below it is part of it.
        let end = blocks.get(at + 1).copied().unwrap_or_else(|| end_of(&text.body, *number));
        let of_task = |topic: &&TermId| {
            let mentions = topic_mentions(builder, edition.notice, topic);
            mentions.iter().any(|block| (*number..end.max(number + 1)).contains(block))
        };
        let topics = notice.topics.iter().filter(of_task).filter_map(|topic| {
            let link = builder.term_link(library.term(Vocabulary::Topics, topic)?);
            Some(TaskTopic { link, new: edition.new.contains(topic) })
        });
        Some(TaskView {
            href: page.clone().with_fragment(&block.id),
            words: builder.text(text.body.words(block), text.language),
            topics: topics.collect(),
        })
    };
    blocks.iter().enumerate().filter_map(view).collect()
}

/// The number of the first block after an item that is no part of it.
fn end_of(body: &Body, item: usize) -> usize {
    let Some(own) = body.blocks.get(item) else { return item };
    let after = body.blocks.iter().enumerate().skip(item + 1);
    after
        .take_while(|(_, block)| block.depth > own.depth)
        .last()
        .map_or(item + 1, |(number, _)| number + 1)
}
