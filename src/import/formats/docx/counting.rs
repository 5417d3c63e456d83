//! How Word writes numbers in front of paragraphs (ST_NumberFormat, ECMA-376 part 1, 17.18.59).

/// A way to write numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// No number but a sign, the same for all.
    Bullet,
    /// Nothing.
    Nothing,
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, 03.
    TwoDigits,
    /// a, b, …, z, aa, bb.
    Letter,
    /// A, B, …, Z, AA, BB.
    Capital,
    /// i, ii, iii.
    Roman,
    /// I, II, III.
    CapitalRoman,
    /// Digit by digit, with these digits.
    Digits(&'static str),
    /// 十一 up to 九十九, then digit by digit, with these digits.
    Tens(&'static str),
    /// 一百一十一, and so on.
    Grouped(&'static Grouping),
    /// One character for each number, as far as they go.
    Series(&'static str),
    /// 甲子, 乙丑, and so on, sixty of them.
    StemsAndBranches,
    /// - 1 -, - 2 -.
    InDashes,
}

/// How numbers are written with words for ten, hundred, thousand and ten thousand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grouping {
    digits: &'static str,
    units: [&'static str; 4],
    ten_thousand: &'static str,
    /// Whether a gap between digits is named: 一百零一.
    has_zeros: bool,
    ones: Ones,
}

/// Where a one before a unit goes unsaid.
#[derive(Debug, PartialEq, Eq)]
enum Ones {
    Said,
    /// In 十 to 十九 alone.
    UnsaidInTeens,
    Unsaid,
}

const CIRCLE: &str = "〇一二三四五六七八九";
const OPEN_CIRCLE: &str = "○一二三四五六七八九";
const FULL_WIDTH: &str = "０１２３４５６７８９";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const IN_PARENTHESES: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const WITH_STOP: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const CIRCLED_HANZI: &str = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉";

const SIMPLIFIED: Grouping = Grouping {
    digits: "零一二三四五六七八九",
    units: ["千", "百", "十", ""],
    ten_thousand: "万",
    has_zeros: true,
    ones: Ones::UnsaidInTeens,
};
const TRADITIONAL: Grouping = Grouping { ten_thousand: "萬", ..SIMPLIFIED };
const SIMPLIFIED_LEGAL: Grouping = Grouping {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: ["仟", "佰", "拾", ""],
    ten_thousand: "万",
    has_zeros: true,
    ones: Ones::Said,
};
const TRADITIONAL_LEGAL: Grouping = Grouping {
    digits: "零壹貳參肆伍陸柒捌玖",
    units: ["仟", "佰", "拾", ""],
    ten_thousand: "萬",
    has_zeros: true,
    ones: Ones::Said,
};
const JAPANESE: Grouping = Grouping {
    digits: "〇一二三四五六七八九",
    units: ["千", "百", "十", ""],
    ten_thousand: "万",
    has_zeros: false,
    ones: Ones::Unsaid,
};

impl Format {
    /// The format of this name. One that is not known counts as decimal, as in Word.
    pub fn of(name: &str) -> Self {
        match name {
            "bullet" => Self::Bullet,
            "none" => Self::Nothing,
            "decimalZero" => Self::TwoDigits,
            "lowerLetter" => Self::Letter,
            "upperLetter" => Self::Capital,
            "lowerRoman" => Self::Roman,
            "upperRoman" => Self::CapitalRoman,
            "numberInDash" => Self::InDashes,
            "decimalFullWidth" | "decimalFullWidth2" => Self::Digits(FULL_WIDTH),
            "ideographDigital" | "japaneseDigitalTenThousand" => Self::Digits(CIRCLE),
            "taiwaneseDigital" => Self::Digits(OPEN_CIRCLE),
            "chineseCounting" => Self::Tens(CIRCLE),
            "taiwaneseCounting" => Self::Tens(OPEN_CIRCLE),
            "chineseCountingThousand" => Self::Grouped(&SIMPLIFIED),
            "taiwaneseCountingThousand" => Self::Grouped(&TRADITIONAL),
            "chineseLegalSimplified" => Self::Grouped(&SIMPLIFIED_LEGAL),
            "ideographLegalTraditional" => Self::Grouped(&TRADITIONAL_LEGAL),
            "japaneseCounting" => Self::Grouped(&JAPANESE),
            "ideographTraditional" => Self::Series(STEMS),
            "ideographZodiac" => Self::Series(BRANCHES),
            "ideographZodiacTraditional" => Self::StemsAndBranches,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Series(CIRCLED),
            "decimalEnclosedParen" => Self::Series(IN_PARENTHESES),
            "decimalEnclosedFullstop" => Self::Series(WITH_STOP),
            "ideographEnclosedCircle" => Self::Series(CIRCLED_HANZI),
            _ => Self::Decimal,
        }
    }

    /// Whether the numbers are those that a list of Markdown or HTML can show.
    pub fn is_plain(self) -> bool {
        use Format::{Capital, CapitalRoman, Decimal, Letter, Roman, TwoDigits};
        matches!(self, Decimal | TwoDigits | Letter | Capital | Roman | CapitalRoman)
    }

    /// A number in this format; in decimals where the format does not go so far.
    pub fn write(self, number: u32) -> String {
        let written = match self {
            Self::Bullet | Self::Nothing => Some(String::new()),
            Self::Decimal => None,
            Self::TwoDigits => Some(format!("{number:02}")),
            Self::InDashes => Some(format!("- {number} -")),
            Self::Letter => letter(number).map(|letters| letters.to_ascii_lowercase()),
            Self::Capital => letter(number),
            Self::Roman => roman(number).map(|digits| digits.to_ascii_lowercase()),
            Self::CapitalRoman => roman(number),
            Self::Digits(digits) => Some(digit_by_digit(number, digits)),
            Self::Tens(digits) => Some(tens(number, digits)),
            Self::Grouped(grouping) => grouping.write(number),
            Self::Series(series) => one_of(series, number),
            Self::StemsAndBranches => stem_and_branch(number),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

fn one_of(series: &str, number: u32) -> Option<String> {
    series.chars().nth(number.checked_sub(1)? as usize).map(String::from)
}

fn stem_and_branch(number: u32) -> Option<String> {
    let place = number.checked_sub(1)?;
    Some(one_of(STEMS, place % 10 + 1)? + &one_of(BRANCHES, place % 12 + 1)?)
}

/// After Z come AA, BB and so on. No list goes on for long like that.
fn letter(number: u32) -> Option<String> {
    const MOST_ROUNDS: u32 = 10;
    let place = number.checked_sub(1)?;
    let letter = char::from(b'A' + u8::try_from(place % 26).ok()?);
    let rounds = place / 26 + 1;
    (rounds <= MOST_ROUNDS).then(|| letter.to_string().repeat(rounds as usize))
}

fn roman(number: u32) -> Option<String> {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            written += digit;
            rest -= value;
        }
    }
    Some(written)
}

fn digit(digits: &str, digit: u32) -> &str {
    digits.char_indices().nth(digit as usize).map_or("", |(start, character)| {
        digits.get(start..start + character.len_utf8()).unwrap_or_default()
    })
}

fn digit_by_digit(number: u32, digits: &str) -> String {
    number
        .to_string()
        .chars()
        .filter_map(|c| c.to_digit(10))
        .map(|one| digit(digits, one))
        .collect()
}

fn tens(number: u32, digits: &str) -> String {
    let tens_digit = if number < 20 { "" } else { digit(digits, number / 10) };
    match (number, number % 10) {
        (0..10 | 100.., _) => digit_by_digit(number, digits),
        (_, 0) => format!("{tens_digit}十"),
        (_, ones) => format!("{tens_digit}十{}", digit(digits, ones)),
    }
}

impl Grouping {
    fn write(&self, number: u32) -> Option<String> {
        let (high, low) = (number / 10_000, number % 10_000);
        let mut written = String::new();
        match high {
            0 if low == 0 => written += digit(self.digits, 0),
            0 => {}
            1..10_000 => {
                self.write_group(high, &mut written);
                written += self.ten_thousand;
            }
            _ => return None,
        }
        self.write_group(low, &mut written);
        Some(written)
    }

    fn write_group(&self, number: u32, written: &mut String) {
        let mut has_gap = false;
        for (unit, value) in self.units.iter().zip([1000, 100, 10, 1]) {
            let one = number / value % 10;
            if one == 0 {
                has_gap = true;
                continue;
            }
            if has_gap && self.has_zeros && !written.is_empty() {
                *written += digit(self.digits, 0);
            }
            has_gap = false;
            let is_unsaid = match self.ones {
                Ones::Said => false,
                Ones::UnsaidInTeens => value == 10 && written.is_empty(),
                Ones::Unsaid => value > 1,
            };
            if one > 1 || !is_unsaid {
                *written += digit(self.digits, one);
            }
            *written += unit;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (format, numbers) in [
            ("decimal", "0 1 10 101"),
            ("decimalZero", "00 01 10 101"),
            ("chineseCounting", "〇 一 十 一〇一"),
            ("chineseCountingThousand", "零 一 十 一百零一"),
            ("taiwaneseCountingThousand", "零 一 十 一百零一"),
            ("japaneseCounting", "〇 一 十 百一"),
            ("chineseLegalSimplified", "零 壹 壹拾 壹佰零壹"),
            ("ideographDigital", "〇 一 一〇 一〇一"),
            ("ideographTraditional", "0 甲 癸 101"),
            ("ideographZodiacTraditional", "0 甲子 癸酉 甲辰"),
            ("decimalEnclosedCircleChinese", "0 ① ⑩ 101"),
            ("decimalFullWidth", "０ １ １０ １０１"),
            ("lowerLetter", "0 a j wwww"),
            ("upperRoman", "0 I X CI"),
            ("lowerRoman", "0 i x ci"),
            ("noSuchFormat", "0 1 10 101"),
        ] {
            let written = [0, 1, 10, 101].map(|number| Format::of(format).write(number)).join(" ");
            assert_eq!(written, numbers, "{format}");
        }
    }

    #[test]
    fn gaps_and_ones_are_said_where_chinese_says_them() {
        let write = |number| Format::of("chineseCountingThousand").write(number);
        let numbers = [11, 20, 99, 100, 110, 111, 150, 1001, 1010, 1100, 10_001, 10_010, 110_000];
        assert_eq!(
            numbers.map(write).join(" "),
            "十一 二十 九十九 一百 一百一十 一百一十一 一百五十 一千零一 一千零一十 一千一百 一万零一 一万零一十 十一万"
        );
        assert_eq!(Format::of("chineseCounting").write(21), "二十一");
        assert_eq!(Format::of("chineseCounting").write(12), "十二");
    }

    #[test]
    fn no_number_is_too_large() {
        for format in
            ["lowerLetter", "upperRoman", "chineseCountingThousand", "ideographTraditional"]
        {
            assert_eq!(Format::of(format).write(u32::MAX), "4294967295");
        }
    }
}
