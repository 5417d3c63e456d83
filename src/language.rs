//! Languages: their tags, and what a reader of each expects of dates and of alphabetical order.
//!
//! The words of the interface are not here but in `site::Words`.

use std::cmp::Ordering;
use std::fmt;

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, YMD};
use icu_locale_core::{LanguageIdentifier, Locale};
use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};
use tinystr::TinyAsciiStr;

/// A language tag (BCP 47) in its canonical form, such as `zh`, `en` or `zh-Hant`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "&str")]
pub struct Language(TinyAsciiStr<16>);

/// The months in English, where a text or a standard names them so whatever the reader's language.
pub(crate) const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// In Hanzi.
    Chinese,
    /// In letters, with spaces between words.
    Latin,
}

/// The text is no language tag, or one with more parts than language, script and region.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no language tag")]
pub struct BadLanguage(String);

/// Whether a character is a Hanzi.
#[must_use]
pub fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

impl Language {
    /// English, whatever the region.
    pub const EN: Self = Self(tinystr::tinystr!(16, "en"));

    /// Reads a tag that is already in canonical form.
    ///
    /// # Errors
    /// Anything else: file names, addresses and `lang` attributes must agree to the letter.
    pub fn new(tag: &str) -> Result<Self, BadLanguage> {
        let bad = || BadLanguage(tag.to_owned());
        let id: LanguageIdentifier = tag.parse().map_err(|_| bad())?;
        if id.to_string() != tag || id.variants.iter().next().is_some() || tag == "und" {
            return Err(bad());
        }
        TinyAsciiStr::try_from_str(tag).map(Self).map_err(|_| bad())
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether this is Chinese in any script or region.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        self.as_str().split('-').next() == Some("zh")
    }

    /// How it is written, as far as reading figures and names in it goes.
    #[must_use]
    pub fn script(self) -> Script {
        if self.is_chinese() { Script::Chinese } else { Script::Latin }
    }

    /// The locale whose conventions hold when the site names no other. For English that is
    /// `en-001`, English of the world: 5 February 2026, not February 5, 2026.
    #[must_use]
    pub fn default_locale(self) -> &'static str {
        match self.as_str() {
            "en" => "en-001",
            _ => "",
        }
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl TryFrom<&str> for Language {
    type Error = BadLanguage;

    fn try_from(tag: &str) -> Result<Self, BadLanguage> {
        Self::new(tag)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({self})")
    }
}

/// Conventions of one locale, from Unicode's CLDR: how dates are written and how names are sorted.
pub struct Conventions {
    dates: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    months: FixedCalendarDateTimeFormatter<Gregorian, M>,
    collator: CollatorBorrowed<'static>,
}

impl Conventions {
    /// Loads the conventions of a locale such as `en-GB` or `zh-CN`. Chinese sorts by pinyin
    /// unless the locale asks otherwise (`zh-u-co-stroke`).
    ///
    /// # Errors
    /// The text is no locale, or one that the built-in data does not cover.
    pub fn new(locale: &str) -> Result<Self, BadLanguage> {
        let bad = || BadLanguage(locale.to_owned());
        let parsed: Locale = locale.parse().map_err(|_| bad())?;
        let dates = FixedCalendarDateTimeFormatter::try_new((&parsed).into(), YMD::long());
        let months = FixedCalendarDateTimeFormatter::try_new((&parsed).into(), M::long());
        let collator = Collator::try_new((&parsed).into(), CollatorOptions::default());
        Ok(Self {
            dates: dates.map_err(|_| bad())?,
            months: months.map_err(|_| bad())?,
            collator: collator.map_err(|_| bad())?,
        })
    }

    /// A date in full: 5 February 2026, 2026年2月5日.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        match to_icu(date) {
            Some(icu) => self.dates.format(&icu).to_string(),
            None => date.to_string(),
        }
    }

    /// The name of a date's month, as it stands alone: February, 二月.
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        match to_icu(date) {
            Some(icu) => self.months.format(&icu).to_string(),
            None => date.month().to_string(),
        }
    }

    /// Which of two names comes first for a reader of this language.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        // Names that the language holds equal still need one order, or the pages would depend on
        // where they came from.
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }
}

fn to_icu(date: Date) -> Option<IcuDate<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    IcuDate::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn tags_are_canonical_or_refused() {
        for good in ["zh", "en", "zh-Hant", "zh-Hant-HK", "pt-BR"] {
            assert_eq!(Language::new(good).unwrap().as_str(), good);
        }
        for bad in ["", "EN", "english language", "zh_CN", "zh-hant", "und", "a"] {
            assert!(Language::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn dates_read_as_in_the_language() {
        let of = |locale| Conventions::new(locale).unwrap().date(date(2026, 2, 5));
        assert_eq!(of("en-001"), "5 February 2026");
        assert_eq!(of("en-GB"), "5 February 2026");
        assert_eq!(of("zh"), "2026年2月5日");
        assert!(Conventions::new("not a locale").is_err());
    }

    #[test]
    fn chinese_names_sort_by_pinyin() {
        let chinese = Conventions::new("zh-CN").unwrap();
        let mut names = ["疫苗", "中药", "化妆品", "检查执法", "能力建设", "GMP"];
        names.sort_by(|a, b| chinese.compare(a, b));
        assert_eq!(names, ["化妆品", "检查执法", "能力建设", "疫苗", "中药", "GMP"]);
    }
}
