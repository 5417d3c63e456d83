//! The kinds of problems, each with an id by which programs know it.
//!
//! Ids are a promise: whoever keeps a list of them, as GitHub's code scanning does, loses track of a
//! problem whose id changes.

use serde::{Deserialize, Serialize};

/// Defines the rules: a name, the id, and what a problem of the kind says, as a sentence without a
/// full stop.
macro_rules! rules {
    ($($name:ident $id:literal $summary:literal)+) => {
        /// The kind of a problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $(#[doc = concat!($summary, ".")] $name,)+
        }

        impl Rule {
            /// All rules, in the order of the stages that report them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its id: lower-case words with hyphens between them.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// What a problem of this kind says, as a sentence without a full stop.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$name => $summary,)+ }
            }
        }
    };
}

rules! {
    UnreadableFile "unreadable-file" "A file cannot be read, or is no text in UTF-8"
    FileName "file-name" "The name or the folder of a file cannot become an address"
    TooMuch "too-much" "A file is larger or nested deeper than anything that people write, or a list longer"
    ForbiddenCharacter "forbidden-character" "A text holds a character that no page may hold"

    TomlSyntax "toml-syntax" "Front matter or settings are no TOML"
    UnknownKey "unknown-key" "A key or a value is none that can stand there"
    WrongValue "wrong-value" "A key has a value that it cannot have, or lacks one"
    FrontMatter "front-matter" "A record has no whole front matter"
    MissingTitle "missing-title" "A record has no title"
    UnknownRecord "unknown-record" "A record is named that does not exist, or is a draft"
    EmptyNotice "empty-notice" "A notice has no text"

    DeadLink "dead-link" "A link leads to nothing in the site, or names several records"
    UnsafeLink "unsafe-link" "A link would run or load something when it is followed"
    RemotePicture "remote-picture" "A picture is on another host, from which nothing is loaded"
    UndescribedPicture "undescribed-picture" "A picture has no description for readers who cannot see it"
    TakenAnchor "taken-anchor" "A heading names an anchor that is taken"
    RawHtml "raw-html" "Something in raw HTML is left out of the page"

    MissingTranslation "missing-translation" "A record has no text in one of the site's languages"
    StaleTranslation "stale-translation" "The original has changed since it was translated"
    FactsDisagree "facts-disagree" "The files of a notice state different facts in their front matter"
    TextsDiffer "texts-differ" "A figure, date or name has no counterpart in the other language"
    IdleDifference "idle-difference" "A difference is said to be meant that is not there"
    AwaitsReview "awaits-review" "Import could not settle something, and a person has not yet"
    Circle "circle" "Records lead round in a circle"

    InterfaceWords "interface-words" "Words of the interface are missing, or cannot be read"
    Template "template" "A template cannot be read, or fails"
    TakenAddress "taken-address" "Two files would lie at one address"

    SourceAltered "source-altered" "A saved file was altered since it was imported"
    SourceMissing "source-missing" "The saved file that a record was made of is not there"
    SourceUnclaimed "source-unclaimed" "No record was made of a saved file"

    NoDate "no-date" "A notice has neither a date nor a year"
    NoTopic "no-topic" "A notice has no topic, though the site has topics"
    NoSource "no-source" "A notice does not say where it was taken from"
    UnrecordedTranslation "unrecorded-translation" "A translation does not say which state of the original it translates"
    HeavyPage "heavy-page" "A page is heavy to load"
    HeavyPicture "heavy-picture" "A picture is heavy to load"
    LargeFile "large-file" "A file is larger than GitHub takes"
    LargeSite "large-site" "The site nears or exceeds what GitHub Pages holds"
    MoreProblems "more-problems" "A file has more problems than are told"
    BrokenLink "broken-link" "A link out of the site leads to nothing"
    MovedLink "moved-link" "What a link out of the site leads to has moved for good"
    UncheckedLink "unchecked-link" "Whether a link out of the site leads anywhere could not be found out"
    PrivateLink "private-link" "A link leads to the reader's own machine, or a private network"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_plain_and_unlike_each_other() {
        let ids: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert_eq!(ids.len(), Rule::ALL.len());
        let is_plain = |id: &str| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        assert!(ids.iter().all(|id| is_plain(id)), "{ids:?}");
    }
}
