//! How much of everything a site may have, in one place.
//!
//! No notice that people wrote is near any of these. They are there for files that a program made or a stranger
//! sent: a build then ends with a problem that says what is too much, instead of taking all memory, or hours.
//! The limits of saved files that are imported stand where each format is read (`import`); the guide names all.

/// Largest record, in bytes. The whole Civil Code of China takes a third of a megabyte.
pub const LARGEST_RECORD: usize = 4 << 20;

/// Largest file of settings, of a template or of words, in bytes.
pub const LARGEST_SETTINGS: usize = 1 << 20;

/// Largest front matter, in bytes. The longest that is of use states the hashes of a text of some ten thousand blocks.
pub const LARGEST_FRONT_MATTER: usize = 256 << 10;

/// Most entries of one list in front matter or settings: topics, people, terms, relations. Each may take a
/// page, and each page names the others.
pub const MOST_ENTRIES: usize = 1_000;

/// Most mistakes that are looked for in one TOML. Each is taken out, and the rest read again.
pub const MOST_MISTAKES: usize = 100;

/// Most problems that are told of one file. Nobody reads more before mending some.
pub const MOST_TOLD: usize = 200;

/// Deepest nesting of a body: lists, quotations, emphasis, pictures in one another. What is inside is read once for
/// each element around it.
pub const DEEPEST: usize = 100;

/// Most tags of raw HTML in one body. The parser of strangers' HTML mends what is left open, at a cost that grows
/// with the square of it.
pub const MOST_RAW_TAGS: usize = 20_000;

/// Largest page, in bytes. The largest record becomes one of a tenth as much.
pub const LARGEST_PAGE: usize = 64 << 20;

/// Most numbers that `range` gives to the templates of one page. A loop within a loop asks for them again each time.
pub const MOST_NUMBERS: usize = 1_000_000;
