//! From bytes to text. What cannot be read as text is said to be so, never turned into mojibake.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GBK, UTF_8};
use regex::Regex;

use crate::pattern::pattern;

/// The text of a file, and how it was encoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, with `\n` line breaks, and without byte order mark and zero-width characters.
    pub text: String,
    /// The encoding's name (WHATWG).
    pub encoding: &'static str,
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoText {
    #[error("the file is empty")]
    Empty,
    #[error("the file is no text: it holds control characters, as programs and pictures do")]
    Binary,
    #[error(
        "the file is in no encoding that could be made out; {0} comes nearest, but does not fit"
    )]
    Unknown(&'static str),
}

/// The encoding that a page declares of itself, in a `meta` element or the like of its beginning.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*(?P<name>[\w.:-]{2,30})"#,
        )
    });
    /// How far down a declaration may stand, in bytes. Browsers look at the first 1,024.
    const FARTHEST: usize = 8_192;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(FARTHEST)]);
    let name = CHARSET.captures(&head)?.name("name")?;
    // What reads as ASCII so far is in no encoding of two bytes a letter (HTML Standard, 13.2.3.3).
    Encoding::for_label(name.as_str().as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

/// Decodes a file: by its byte order mark, else as UTF-8 when that fits, else as it declares of
/// itself when that fits, else by the encoding that its bytes look like, GB18030 and Big5 among
/// them. UTF-8 comes before a declaration: browsers save in UTF-8 what declares another.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, NoText> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(NoText::Empty);
    }
    let by_mark = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = by_mark.unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() {
            return UTF_8;
        }
        if let Some(declared) = declared.filter(|encoding| !encoding.decode(bytes).2) {
            return declared;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        // The domain of China is a hint, no more: notices of China are what this program is for.
        detector.guess(Some(b"cn"), Utf8Detection::Deny)
    });
    let (mut text, mut encoding, mut had_errors) = encoding.decode(bytes);
    // Text in Big5 can be read as GBK, but then holds private characters that nobody writes.
    if encoding == GBK && text.chars().any(is_private) {
        let (as_big5, _, errors) = BIG5.decode(bytes);
        if !errors && !as_big5.chars().any(is_private) {
            (text, encoding, had_errors) = (as_big5, BIG5, false);
        }
    }
    let is_declared = declared == Some(encoding);
    // A few odd bytes in Latin text are no Hanzi: It’s in Windows-1252 is not It抯.
    let is_guess = [GBK, BIG5].contains(&encoding) && !is_declared;
    if is_guess && (!is_partly_wide(&text) || is_gibberish(&text)) {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        (text, encoding, had_errors) = detector.guess(None, Utf8Detection::Deny).decode(bytes);
    }
    if is_binary(&text) {
        return Err(NoText::Binary);
    }
    let is_guess = [GBK, BIG5].contains(&encoding) && !is_declared;
    if had_errors || is_guess && is_gibberish(&text) {
        return Err(NoText::Unknown(encoding.name()));
    }
    let text = clean(&text);
    if text.trim().is_empty() {
        return Err(NoText::Empty);
    }
    Ok(Decoded { text, encoding: encoding.name() })
}

/// Whether at least a tenth of a text's letters are wide.
fn is_partly_wide(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let wide = text.chars().filter(|c| *c >= '\u{2E80}').count();
    wide * 10 >= letters
}

/// The Hanzi that are used most, in simplified and traditional form. They are more than half of any
/// text in Chinese.
const COMMON: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家力里如化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间与关各重新线内数正心明看原又利比或但质第向道此变条只没结解问意建月公无系情者最立代想已通并提直题党程展五果料员革位入常文总次品式活设及管特件长求老头基资边流级少统接知较将组见计别期根论运指几九区强放决被做必先回则任取据处给即保治北造百规领七海口东导器世增济思术极交受联认六共权收证改清己再采转更单切教带安场身车例真务具万每目至达走积示议声报完类八名确才科信节话整空元今集传许步群广记需段研究越装低持众书复容须际商验连断深难近千委技备半办省列习响约支团往市何除消构府称准值号率维划选标写存效院查型按易置层片始专状育厂识适属住调县局照参细引该价严药藥監監管檢查國會發這個為來時們對說學經進過還點業從應開關實體製點機現與無種動產後長當條總題設質電處將級證報務類員區學號術話議辦準規範責標質";

/// Whether a text in Hanzi is none in Chinese: hardly any of those that every text uses is in it, as
/// when another encoding was read as one of Chinese.
fn is_gibberish(text: &str) -> bool {
    /// Fewest Hanzi that tell.
    const FEWEST: usize = 20;
    let hanzi = || text.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).take(2_000);
    let all = hanzi().count();
    all >= FEWEST && hanzi().filter(|c| COMMON.contains(*c)).count() * 5 < all
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

/// Text holds hardly any control characters; one in a hundred is more than a slip.
fn is_binary(text: &str) -> bool {
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}');
    text.chars().filter(is_odd).count() * 100 > text.chars().count()
}

fn clean(text: &str) -> String {
    const INVISIBLE: [char; 7] =
        ['\u{FEFF}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{AD}', '\0'];
    text.replace("\r\n", "\n").replace(['\r', '\u{C}'], "\n").replace(INVISIBLE, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn encodings_of_notices_are_read() {
        let text = "国家药品监督管理局关于进一步加强药品网络销售监督管理的通告";
        assert_eq!(decoded(text.as_bytes()), (text.into(), "UTF-8"));
        for encoding in [encoding_rs::GBK, encoding_rs::GB18030] {
            assert_eq!(decoded(&encoding.encode(text).0), (text.into(), "GBK"));
        }
        let traditional = "衛生署關於加強藥品網路銷售管理的公告，請各縣市政府配合辦理";
        assert_eq!(decoded(&encoding_rs::BIG5.encode(traditional).0), (traditional.into(), "Big5"));
        let utf16: Vec<u8> = "\u{FEFF}公文".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&utf16), ("公文".into(), "UTF-16LE"));
    }

    #[test]
    fn odd_bytes_in_latin_text_are_no_hanzi() {
        let text = decoded(b"It\x92s a notice of the bureau on storage at 25\xb0C.").0;
        assert_eq!(text, "It’s a notice of the bureau on storage at 25°C.");
    }

    /// Japanese and Korean are what they are, or are refused; they never become Hanzi.
    #[test]
    fn no_encoding_is_read_as_another() {
        let korean = "식품의약품안전처는 의약품 안전관리를 강화하기 위하여 온라인 판매를 점검한다고 밝혔다. 이번 점검은 다음 달까지 계속된다.";
        let japanese = "厚生労働省は、医薬品の安全対策を強化するため、インターネット販売の点検を行うと発表した。点検は来月まで続けられる。";
        for (text, encoding) in [(korean, encoding_rs::EUC_KR), (japanese, encoding_rs::SHIFT_JIS)]
        {
            let bytes = encoding.encode(text).0;
            let read = decode(&bytes, None);
            let is_right = read.as_ref().is_ok_and(|decoded| decoded.text == text);
            assert!(is_right || matches!(read, Err(NoText::Unknown(_))), "{read:?}");
        }
    }

    #[test]
    fn line_breaks_and_invisible_characters_are_evened_out() {
        assert_eq!(decoded("\u{FEFF}a\r\nb\u{200B}\rc".as_bytes()).0, "a\nb\nc");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"", None), Err(NoText::Empty));
        assert_eq!(decode(b" \n\t", None), Err(NoText::Empty));
        assert_eq!(decode("\u{FEFF} \u{200B}".as_bytes(), None), Err(NoText::Empty));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", None), Err(NoText::Binary));
        assert_eq!(decode(&[0; 64], None), Err(NoText::Binary));
    }
}
