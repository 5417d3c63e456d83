//! What sort of document a notice is, by the words that name sorts of documents.

use crate::content::Kind;

const CHINESE: [(&str, Kind); 16] = [
    ("会议", Kind::Meeting),
    ("座谈会", Kind::Meeting),
    ("研讨会", Kind::Meeting),
    ("意见", Kind::Opinion),
    ("公告", Kind::Announcement),
    ("通告", Kind::Circular),
    ("通报", Kind::Circular),
    ("培训班", Kind::Meeting),
    ("通知", Kind::Notice),
    ("条例", Kind::Regulation),
    ("规定", Kind::Regulation),
    ("办法", Kind::Regulation),
    ("规范", Kind::Regulation),
    ("记者", Kind::News),
    ("日电", Kind::News),
    ("日讯", Kind::News),
];

const ENGLISH: [(&str, Kind); 13] = [
    ("conference", Kind::Meeting),
    ("meeting", Kind::Meeting),
    ("symposium", Kind::Meeting),
    ("opinions", Kind::Opinion),
    ("announcement", Kind::Announcement),
    ("circular", Kind::Circular),
    ("notice", Kind::Notice),
    ("notification", Kind::Notice),
    ("regulation", Kind::Regulation),
    ("regulations", Kind::Regulation),
    ("provisions", Kind::Regulation),
    ("measures", Kind::Regulation),
    ("reporter", Kind::News),
];

/// The kind that a title or sentence names, and the word that does. A Chinese title names it last
/// (关于…会议的通知 is a 通知), an English one first ("Announcement on Issuing the Provisions …").
pub(super) fn kind_of(text: &str) -> Option<(Kind, &'static str)> {
    let chinese = CHINESE.iter().filter_map(|(word, kind)| Some((text.rfind(word)?, *kind, *word)));
    if let Some((_, kind, word)) = chinese.max_by_key(|(at, ..)| *at) {
        return Some((kind, word));
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| {
        let word = word.to_lowercase();
        ENGLISH.iter().find(|(known, _)| *known == word).map(|(known, kind)| (*kind, *known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_their_kind() {
        for (title, kind) in [
            ("关于召开全国会议的通知", Some(Kind::Notice)),
            ("关于发布管理规范的公告", Some(Kind::Announcement)),
            ("全国工作会议召开", Some(Kind::Meeting)),
            ("Announcement on Issuing the Provisions for Import", Some(Kind::Announcement)),
            ("The Office issued the \"Opinions on Regulation\"", Some(Kind::Opinion)),
            ("Noticeably better", None),
        ] {
            assert_eq!(kind_of(title).map(|(kind, _)| kind), kind, "{title}");
        }
    }
}
