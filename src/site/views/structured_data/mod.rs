//! What a page is about, for search engines: schema.org in JSON-LD.
//!
//! | page | type | why |
//! | --- | --- | --- |
//! | a regulation | `Legislation` | that is what it is |
//! | opinions, an announcement, a circular, a notice | `Legislation`, if a relation says that it carries out, amends, repeals or replaces another or is treated so; else `Report` | such documents may or may not be law: an announcement can amend a regulation or list the results of an inspection. A `Report` is issued by a body under a `reportNumber`, which is the document number |
//! | a meeting, news | `NewsArticle` | it tells what happened |
//! | any other notice | `CreativeWork` | no more is known |
//! | a home page, the gateway | `WebSite` | |
//! | a topic, series, organisation, place, person | `CollectionPage` with `DefinedTerm`, `CreativeWorkSeries`, `Organization`, `Place`, `Person` as its `mainEntity` | that an organisation is one of the government is nowhere stated |
//! | lists and tables | `CollectionPage` | |
//!
//! `GovernmentService` is none of them: it is a service, and these are documents. An `Event` of a notice is
//! what it is `about`. Relations are properties of `Legislation` (`legislationAmends`,
//! `legislationRepeals`, `legislationChanges` for a replacement, `legislationEnsuresImplementationOf`), and
//! elsewhere, or where it has none for them, `citation`. What was ended is `NotInForce` only where
//! the record names no day for it: such a day may lie ahead, and a build has no clock. That
//! something is in force is never said.
//!
//! Addresses are absolute, and left out where it is not known where the site is published.

mod thing;

use super::builder::PageBuilder;
use crate::content::{EventDate, Kind, Notice, RelationKind, TranslationStatus, Vocabulary};
use crate::knowledge::{NoticeEntry, NoticeIndex, TermEntry};
use crate::language::Language;
use crate::site::plan::{ListKind, PageKind};
use crate::site::urls;
use thing::{Thing, script};

/// The data of a page of a language, as the text of a `script` element.
pub(super) fn of_page(builder: &PageBuilder<'_>, kind: PageKind<'_>, title: &str) -> String {
    let work = match kind {
        PageKind::Home => website(builder),
        PageKind::Notice(index) => notice(builder, index),
        _ => page(builder, kind, title),
    };
    script(std::iter::once(work).chain(breadcrumbs(builder, kind, title)).collect())
}

/// The data of the gateway.
pub(super) fn of_gateway(builder: &PageBuilder<'_>) -> String {
    let url = builder.site.base_url.map(|base| base.as_str().to_owned());
    script(vec![Thing { url, ..Thing::named("WebSite", &builder.config.title) }])
}

/// The absolute address of a page of a language.
fn address(builder: &PageBuilder<'_>, kind: PageKind<'_>, language: Language) -> Option<String> {
    let path = urls::page(kind, language, builder.site.library);
    builder.site.base_url.map(|base| path.absolute(base))
}

fn website(builder: &PageBuilder<'_>) -> Thing {
    let description = &builder.config.description;
    Thing {
        url: address(builder, PageKind::Home, builder.language()),
        description: Some(description.clone()).filter(|text| !text.is_empty()),
        in_language: Some(builder.language().to_string()),
        ..Thing::named("WebSite", &builder.config.title)
    }
}

fn page(builder: &PageBuilder<'_>, kind: PageKind<'_>, title: &str) -> Thing {
    let page_type = match kind {
        PageKind::Search => "SearchResultsPage",
        PageKind::Plain(page) if page.first().id.as_str() == "about" => "AboutPage",
        PageKind::Plain(_) | PageKind::Parallel(_) => "WebPage",
        _ => "CollectionPage",
    };
    let entity = match kind {
        PageKind::Term(entry) => Some(term(builder, entry)),
        PageKind::Person(_) => Some(Thing::named("Person", title)),
        PageKind::Parallel(index) => Some(reference(builder, index, builder.language())),
        _ => None,
    };
    Thing {
        url: address(builder, kind, builder.language()),
        in_language: Some(builder.language().to_string()),
        main_entity: entity.map(Box::new),
        ..Thing::named(page_type, title)
    }
}

fn term(builder: &PageBuilder<'_>, entry: &TermEntry) -> Thing {
    let text = entry.text(builder.language());
    let vocabulary = entry.vocabulary();
    let kind = match vocabulary {
        Vocabulary::Topics => "DefinedTerm",
        Vocabulary::Series => "CreativeWorkSeries",
        Vocabulary::Organisations => "Organization",
        Vocabulary::Places => "Place",
    };
    let set = PageKind::List(ListKind::Terms(vocabulary));
    let set = address(builder, set, builder.language());
    Thing {
        description: text.summary.clone(),
        in_defined_term_set: set.filter(|_| vocabulary == Vocabulary::Topics),
        ..Thing::named(kind, &text.title)
    }
}

/// What sort of work a notice is.
fn work_type(builder: &PageBuilder<'_>, index: NoticeIndex) -> &'static str {
    let connections = builder.site.library.connections(index);
    let is_law = || {
        connections.relations.iter().chain(&connections.acted_on).any(|one| match one.kind {
            RelationKind::Implements
            | RelationKind::Amends
            | RelationKind::Repeals
            | RelationKind::Replaces => true,
            RelationKind::Interprets | RelationKind::Cites => false,
        })
    };
    match builder.site.library.notice(index).kind {
        Kind::Regulation => "Legislation",
        Kind::Opinion | Kind::Announcement | Kind::Circular | Kind::Notice => {
            if is_law() {
                "Legislation"
            } else {
                "Report"
            }
        }
        Kind::Meeting | Kind::News => "NewsArticle",
        Kind::Other => "CreativeWork",
    }
}

/// A notice as others refer to it, in the text that a reader of a language is shown.
fn reference(builder: &PageBuilder<'_>, index: NoticeIndex, language: Language) -> Thing {
    let text = builder.site.library.notice(index).text(language);
    Thing {
        id: address(builder, PageKind::Notice(index), text.language),
        in_language: Some(text.language.to_string()),
        ..Thing::named(work_type(builder, index), &text.title)
    }
}

fn notice(builder: &PageBuilder<'_>, index: NoticeIndex) -> Thing {
    let entry = builder.site.library.notice(index);
    let text = entry.text(builder.language());
    let kind = work_type(builder, index);
    let is_of = |one: &str| kind == one;
    let number = || text.document_number.clone();
    let topics = entry.topics.iter();
    let topics = topics.filter_map(|id| builder.site.library.term(Vocabulary::Topics, id));
    let topics =
        topics.map(|topic| Thing::named("DefinedTerm", &topic.text(builder.language()).title));
    let events = entry.events.iter().map(|one| event(builder, text, one));
    let publisher = text.provenance.publisher.as_deref();
    let mut work = Thing {
        headline: is_of("NewsArticle").then(|| text.title.clone()),
        date_published: entry.date.map(|date| date.to_string()),
        identifier: number().filter(|_| !is_of("Report") && !is_of("Legislation")),
        report_number: number().filter(|_| is_of("Report")),
        legislation_identifier: number().filter(|_| is_of("Legislation")),
        publisher: publisher.map(|name| Box::new(Thing::named("Organization", name))),
        is_based_on: text.provenance.url.clone(),
        about: topics.chain(events).collect(),
        ..reference(builder, index, builder.language())
    };
    translations(builder, (index, entry), text, &mut work);
    relations(builder, index, &mut work);
    if is_of("NewsArticle") {
        work.name = None; // it would be the headline again
    }
    work
}

/// An event. It has no name of its own but that of the notice.
fn event(builder: &PageBuilder<'_>, text: &Notice, event: &EventDate) -> Thing {
    let place = event.place.as_ref();
    let place = place.and_then(|id| builder.site.library.term(Vocabulary::Places, id));
    let place = place.map(|place| Thing::named("Place", &place.text(builder.language()).title));
    Thing {
        start_date: Some(event.start.to_string()),
        end_date: Some(event.end.to_string()),
        location: place.map(Box::new),
        ..Thing::named("Event", &text.title)
    }
}

/// Of which text this is a translation, or which are translations of it, as far as records say so.
fn translations(
    builder: &PageBuilder<'_>,
    (index, entry): (NoticeIndex, &NoticeEntry),
    text: &Notice,
    work: &mut Thing,
) {
    let is_translation = |text: &Notice| {
        text.translation.as_ref().is_some_and(|one| one.status != TranslationStatus::Original)
    };
    let original = entry.original();
    if original.language != text.language && is_translation(text) {
        let original = reference(builder, index, original.language);
        work.translation_of_work = Some(Box::new(original));
    } else if original.language == text.language {
        let others = entry.texts.iter().filter(|one| one.language != text.language);
        let others = others.filter(|one| is_translation(one));
        work.work_translation = others.map(|one| reference(builder, index, one.language)).collect();
    }
}

fn relations(builder: &PageBuilder<'_>, index: NoticeIndex, work: &mut Thing) {
    let connections = builder.site.library.connections(index);
    let is_legislation = work.kind == "Legislation";
    for relation in &connections.relations {
        let list = match relation.kind {
            RelationKind::Amends if is_legislation => &mut work.legislation_amends,
            RelationKind::Repeals if is_legislation => &mut work.legislation_repeals,
            RelationKind::Replaces if is_legislation => &mut work.legislation_changes,
            RelationKind::Implements if is_legislation => {
                &mut work.legislation_ensures_implementation_of
            }
            _ => &mut work.citation,
        };
        list.push(reference(builder, relation.notice, builder.language()));
    }
    if is_legislation && connections.ended_by().any(|ending| ending.since.is_none()) {
        work.legislation_legal_force = Some("https://schema.org/NotInForce");
    }
}

/// The way from the home page to a page. Its addresses must be absolute. The page itself is only
/// named where there would be one item otherwise: its title is long, and known.
fn breadcrumbs(builder: &PageBuilder<'_>, kind: PageKind<'_>, title: &str) -> Option<Thing> {
    builder.site.base_url?;
    let crumbs = builder.crumbs(kind);
    if crumbs.is_empty() {
        return None;
    }
    let is_short = crumbs.len() < 2;
    let above = crumbs.into_iter().map(|(kind, label)| Thing {
        item: address(builder, kind, builder.language()),
        ..Thing::named("ListItem", &label.text)
    });
    let own = is_short.then(|| Thing::named("ListItem", title));
    let numbered = above.chain(own).enumerate();
    let items = numbered.map(|(at, thing)| Thing { position: Some(at + 1), ..thing }).collect();
    Some(Thing { kind: "BreadcrumbList", item_list_element: items, ..Thing::default() })
}
