//! The last part of a record's id, out of its title: words in Latin letters, Hanzi in pinyin.

use pinyin::ToPinyin;

/// Longest slug, in characters.
const LONGEST: usize = 64;

/// A slug of a title: small words are left out, and what is too long. Empty when the title has no letter that could be in one.
#[must_use]
pub fn slug(title: &str) -> String {
    const SMALL: [&str; 24] = [
        "a", "an", "and", "at", "by", "for", "from", "has", "have", "in", "is", "issued", "its",
        "of", "on", "or", "the", "their", "to", "was", "were", "will", "with", "held",
    ];
    let mut parts: Vec<String> = Vec::new();
    let mut word = String::new();
    let end_word = |word: &mut String, parts: &mut Vec<String>| {
        if !word.is_empty() && !SMALL.contains(&word.as_str()) {
            parts.push(std::mem::take(word));
        }
        word.clear();
    };
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else if matches!(c, '\'' | '’') {
            // Part of its word: "people's" is peoples.
        } else {
            end_word(&mut word, &mut parts);
            parts.extend(c.to_pinyin().map(|pinyin| pinyin.plain().replace('ü', "v")));
        }
    }
    end_word(&mut word, &mut parts);
    let mut slug = String::new();
    for part in parts {
        if slug.len() + part.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&part);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_short_latin_words() {
        for (title, expected) in [
            ("The Opinions on Drug Safety", "opinions-drug-safety"),
            ("People’s Livelihood: 2025", "peoples-livelihood-2025"),
            ("关于药品的公告", "guan-yu-yao-pin-de-gong-gao"),
            ("GMP检查指南（2024年）", "gmp-jian-cha-zhi-nan-2024-nian"),
            ("——", ""),
            ("女药师", "nv-yao-shi"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
        assert!(slug(&"监管".repeat(100)).len() <= LONGEST);
    }
}
