//! Text in the places of a notice that tell its date: no date is invented.
//!
//! The bits of the first byte choose the language and the places, the other bytes are the text.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let text = gongwen_fuzz::text_of(rest).replace(['\n', '\r', '\u{C}'], " ");
    let notice = if choice & 0x10 == 0 { chinese(*choice, &text) } else { english(*choice, &text) };
    if gongwen_fuzz::is_taken_for_pdf(&notice) {
        return;
    }
    let Ok(imported) = gongwen_fuzz::import("saved.txt", notice.as_bytes()) else { return };
    let report = &imported.report;
    let Some(date) = report.date.or(report.event.map(|(start, _)| start)) else { return };
    assert!(
        names_year(&notice, date.year()),
        "{date} is not in the notice:\n{notice}\n{}",
        imported.text
    );
});

/// The text in a place, or what stands there without it.
fn in_place<'t>(choice: u8, place: u8, text: &'t str, otherwise: &'t str) -> &'t str {
    if choice & (1 << place) == 0 { otherwise } else { text }
}

/// A notice without a year of its own.
fn chinese(choice: u8, text: &str) -> String {
    let place = |place, otherwise| in_place(choice, place, text, otherwise);
    format!(
        "海港市药品监督管理局关于开展冷库检查的通知
发布时间：{} 来源：海港市药品监督管理局
新华社海港{}电（记者 林一）{}，全市药品监管工作会议在海港召开。
会议要求各单位建立冷库台账，发生故障的应当及时报告。
海港市药品监督管理局
{}
",
        place(0, ""),
        place(1, "3月5日"),
        place(2, "近日"),
        place(3, "特此通知。"),
    )
}

/// The same in English.
fn english(choice: u8, text: &str) -> String {
    let place = |place, otherwise| in_place(choice, place, text, otherwise);
    format!(
        "Notice of the Harbour City Bureau on the Inspection of Cold Rooms
Published: {} Source: Harbour City Bureau
Harbour News Agency, {}. The conference on cold rooms was held {} in the city.
It asked every depot to keep a register, and to report each failure in time.
Harbour City Bureau
{}
",
        place(0, ""),
        place(1, "March 5"),
        place(2, "yesterday"),
        place(3, "Please act on it."),
    )
}

/// Whether a text has the four digits of a year: in half or full width, or as Hanzi.
fn names_year(text: &str, year: i16) -> bool {
    let digit = |c: char| match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        '〇' | '零' | '○' => Some('0'),
        c => "一二三四五六七八九".chars().zip('1'..='9').find(|(one, _)| *one == c).map(|(_, d)| d),
    };
    // Import drops these characters before it reads.
    const INVISIBLE: [char; 7] =
        ['\u{FEFF}', '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{AD}', '\0'];
    let text: String =
        text.chars().filter(|c| !INVISIBLE.contains(c)).map(|c| digit(c).unwrap_or(c)).collect();
    text.contains(&format!("{year:04}"))
}
