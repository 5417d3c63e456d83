//! Letters and Hanzi for what a font has only the shape of.
//!
//! Where a font draws two characters with one glyph, programs that make PDFs may name the wrong
//! one: the radical ⺠ for the Hanzi 民, the ligature ﬁ for f and i. No notice means those.

/// The Hanzi of the radicals from U+2E80 and from U+2F00 on, in their order; where there is none,
/// the radical. From Unicode's EquivalentUnifiedIdeograph.txt.
const SUPPLEMENT: &str = "\
     ⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示\
     礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦\
     页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
const KANGXI: &str = "\
     一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮\
     山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿\
     片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌\
     舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
     頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Adds a character as it is meant.
pub(super) fn push(text: &mut String, c: char) {
    match c {
        'ﬀ' => text.push_str("ff"),
        'ﬁ' => text.push_str("fi"),
        'ﬂ' => text.push_str("fl"),
        'ﬃ' => text.push_str("ffi"),
        'ﬄ' => text.push_str("ffl"),
        'ﬅ' | 'ﬆ' => text.push_str("st"),
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
        '\u{2E80}'..='\u{2EF3}' => text.push(hanzi(SUPPLEMENT, '\u{2E80}', c)),
        '\u{2F00}'..='\u{2FD5}' => text.push(hanzi(KANGXI, '\u{2F00}', c)),
        _ => text.push(c),
    }
}

fn hanzi(of: &str, first: char, c: char) -> char {
    of.chars().nth((u32::from(c) - u32::from(first)) as usize).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_become_what_they_stand_for() {
        let mut text = String::new();
        "⼈⺠⻔诊⻚⽂⻰ ﬁre e\u{200B}ﬃcient".chars().for_each(|c| push(&mut text, c));
        assert_eq!(text, "人民门诊页文龙 fire efficient");
        assert_eq!(SUPPLEMENT.chars().count(), 0x2EF4 - 0x2E80);
        assert_eq!(KANGXI.chars().count(), 0x2FD6 - 0x2F00);
    }
}
