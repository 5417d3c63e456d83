//! Files that are none, too large or damaged.

use super::*;

#[test]
fn other_files_are_told_apart() {
    let ole = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(1024, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let whole = docx(&p("a"), &[]);
    for (bytes, fault) in [
        (Vec::new(), DocxFault::NotZip),
        (b"Notice".to_vec(), DocxFault::NotZip),
        (whole[..whole.len() / 2].to_vec(), DocxFault::NotZip),
        (ole("EncryptedPackage"), DocxFault::Protected),
        (ole("WordDocument"), DocxFault::OldFormat),
        (zipped(&[("xl/workbook.xml", "<workbook/>")]), DocxFault::NoDocument),
        (zipped(&[("word/document.xml", "<workbook/>")]), DocxFault::NoDocument),
    ] {
        assert_eq!(read(&bytes), Err(fault));
    }
    for document in ["", "<a>", "<a></b>", "<a/><b/>", "<a>&nbsp;</a>", "<a>&#0;</a>", "text"] {
        let fault = read(&zipped(&[("word/document.xml", document)])).unwrap_err();
        assert!(matches!(fault, DocxFault::Broken { .. }), "{document}: {fault}");
    }
}

#[test]
fn limits_hold() {
    let docx = |body: &str| {
        let document = format!("<w:document><w:body>{body}</w:body></w:document>");
        zipped_by(CompressionMethod::Stored, &[("word/document.xml", &document)])
    };
    let deep = "<w:p>".repeat(300) + &"</w:p>".repeat(300);
    let fault = |body: &str| read(&docx(body)).unwrap_err();
    assert!(matches!(fault(&deep), DocxFault::TooLarge(TooMuch::Depth(_))));
    assert!(matches!(
        fault(&"<w:p/>".repeat(200_001)),
        DocxFault::TooLarge(TooMuch::Paragraphs(_))
    ));
    assert!(matches!(fault(&" ".repeat(65 << 20)), DocxFault::TooLarge(TooMuch::Bytes { .. })));
}

#[test]
fn tables_within_tables_end() {
    let mut body = p("inside");
    for _ in 0..60 {
        body = table(&[row("", &[cell("", &body), cell("", &p("a"))])]);
    }
    assert_eq!(lines(&body).matches('a').count(), 60);
    let mut body = p("inside");
    for _ in 0..50 {
        body =
            format!("<w:p><w:r><w:pict><w:txbxContent>{body}</w:txbxContent></w:pict></w:r></w:p>");
    }
    assert_eq!(lines(&body), "inside");
}

/// Elements put together at random, so that they meet in ways that no program writes.
struct Soup(u64);

impl Soup {
    /// Xorshift: the same numbers in every run.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// What can be inside an element, and at times what cannot.
    fn inside(&mut self, parent: &str, depth: usize) -> String {
        let pool = match parent {
            _ if self.below(20) == 0 => "p r t tbl tr tc rPr drawing numPr sdt del",
            "body" | "txbxContent" => "p p p tbl AlternateContent sdt ins",
            "tbl" => "tr tr tr sdt",
            "tr" => "tc tc tc trPr",
            "trPr" => "tblHeader gridBefore del",
            "tc" => "tcPr p p p tbl AlternateContent sdt",
            "tcPr" => "gridSpan vMerge",
            "p" => "pPr r r r r r hyperlink fldSimple ins del moveFrom sdt",
            "pPr" => "numPr rPr outlineLvl",
            "numPr" => "numId ilvl",
            "rPr" => "b b b i vanish vertAlign del",
            "r" => "rPr t t t t tab br sym fldChar instrText footnoteReference drawing ruby",
            "drawing" => "docPr blip AlternateContent",
            "AlternateContent" => "Choice Fallback",
            "Choice" | "Fallback" => "txbxContent r p",
            "sdt" => "sdtPr sdtContent",
            "sdtContent" => "p r tr",
            "ruby" => "rt rubyBase",
            "t" => return self.pick(&["药品", " ", "a ", " b", "\u{3000}", "5", ""]).to_owned(),
            "instrText" => return self.pick(&["HYPERLINK http://b", "PAGE", "\""]).to_owned(),
            _ => "r r t",
        };
        let pool: Vec<_> = pool.split(' ').collect();
        let count = if depth == 0 { 0 } else { 1 + self.below(5) };
        (0..count)
            .map(|_| self.pick(&pool))
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .into_iter()
            .map(|name| self.element(&name, depth - 1))
            .collect()
    }

    fn element(&mut self, name: &str, depth: usize) -> String {
        const VALUES: [&str; 10] =
            ["0", "1", "1", "2", "-1", "99999999999", "superscript", "restart", "组织机构图", "x"];
        let value = self.pick(&VALUES);
        let inside = self.inside(name, depth);
        let more = match name {
            "fldChar" => format!("fldCharType='{}'", self.pick(&["begin", "separate", "end"])),
            "fldSimple" => "instr='HYPERLINK http://a'".to_owned(),
            "docPr" => format!("descr='{value}'"),
            "sym" => "font='Symbol' char='F0B3'".to_owned(),
            "t" => "xml:space='preserve'".to_owned(),
            _ => format!("val='{value}' id='{value}'"),
        };
        format!("<{name} {more}>{inside}</{name}>")
    }
}

#[test]
fn what_no_program_writes_makes_sound_lines() {
    let mut soup = Soup(0x9E37_79B9_7F4A_7C15);
    let numbering = pattern(1, &[("chineseCounting", "（%1）", ""), ("decimal", "%2.%3%9%", "")])
        + &list(1, 1, "");
    let notes = format!(
        "<w:footnotes><w:footnote w:id='1'>{}<w:r><w:footnoteReference w:id='1'/></w:r></w:footnote></w:footnotes>",
        p("note")
    );
    let mut seen = 0;
    for round in 0..60 {
        let document = format!("<document>{}</document>", soup.element("body", 7));
        let file = zipped_by(
            CompressionMethod::Stored,
            &[
                ("word/document.xml", &document),
                ("word/numbering.xml", &format!("<w:numbering>{numbering}</w:numbering>")),
                ("word/footnotes.xml", &notes),
                ("word/_rels/document.xml.rels", RELATIONS),
            ],
        );
        for line in read(&file).unwrap() {
            assert_sound(&line, round);
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

fn assert_sound(line: &Line, round: usize) {
    let Line { text, marks, form, .. } = line;
    assert!(!text.trim().is_empty(), "{round}: {line:?}");
    if !matches!(form, Form::Row { .. }) {
        assert_eq!(text, text.trim(), "{round}");
    }
    for (index, mark) in marks.iter().enumerate() {
        let marked = &text[mark.range.clone()];
        assert!(!marked.is_empty() && marked == marked.trim(), "{round}: {line:?}");
        for later in &marks[index + 1..] {
            let is_inside = later.range.end <= mark.range.end;
            assert!(is_inside || later.range.start >= mark.range.end, "{round}: {line:?}");
        }
    }
}

#[test]
fn damaged_files_are_read_or_refused() {
    let whole = docx(&p("a"), &[("word/styles.xml", "<w:styles/>")]);
    for end in 0..whole.len() {
        assert!(read(&whole[..end]).is_err());
    }
    let mut soup = Soup(0x9E37_79B9_7F4A_7C15);
    for _ in 0..600 {
        let mut damaged = whole.clone();
        for _ in 0..4 {
            let place = soup.below(damaged.len());
            damaged[place] = u8::try_from(soup.below(256)).unwrap();
        }
        let _ = read(&damaged);
    }
}
