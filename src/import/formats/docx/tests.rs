//! Small documents, and the lines that become of them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{DocxFault, Parts, TooMuch};
use crate::import::formats::docx::package::Package;
use crate::import::line::{Form, Line, MarkKind};

/// The lines of a file, with the line breaks in them.
fn read(bytes: &[u8]) -> Result<Vec<Line>, DocxFault> {
    Parts::find(&mut Package::open(bytes)?)?.lines()
}

/// A file with this body, and these parts beside it.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    zipped(&[&[("word/document.xml", document.as_str())], parts].concat())
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    zipped_by(CompressionMethod::Deflated, parts)
}

fn zipped_by(method: CompressionMethod, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, text) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What becomes of a body, line by line.
fn lines(body: &str) -> String {
    lines_with(body, &[])
}

fn lines_with(body: &str, parts: &[(&str, &str)]) -> String {
    read(&docx(body, parts)).unwrap().iter().map(shown).collect::<Vec<_>>().join("\n")
}

/// A line as Markdown would have it, more or less; `~` for an empty paragraph before it.
fn shown(line: &Line) -> String {
    let mut text = line.text.clone();
    // From the last to the first, so that places in the text hold; what ends within comes first.
    let mut signs = Vec::new();
    for mark in &line.marks {
        let (open, close) = match &mark.kind {
            MarkKind::Link(address) | MarkKind::Lost(address) => ("[", format!("]({address})")),
            MarkKind::Image(name) => ("![", format!("]({name})")),
            MarkKind::Strong => ("**", "**".to_owned()),
            MarkKind::Emphasis => ("_", "_".to_owned()),
        };
        signs.insert(0, (mark.range.end, close));
        signs.push((mark.range.start, open.to_owned()));
    }
    signs.sort_by_key(|(place, _)| *place);
    for (place, sign) in signs.iter().rev() {
        text.insert_str(*place, sign);
    }
    let text = text.replace('\n', "⏎");
    let gap = if line.gap_before { "~" } else { "" };
    let text = match line.form {
        Form::Text => text,
        Form::Heading(level) => format!("{} {text}", "#".repeat(level.into())),
        Form::Item { depth, ordered } => {
            format!("{}{} {text}", "  ".repeat(depth.into()), if ordered { "1." } else { "-" })
        }
        Form::UnderItem { depth } => format!("{}  {text}", "  ".repeat(depth.into())),
        Form::Row { table, header } => {
            let sign = if header { "=" } else { "|" };
            format!("{table}{sign} {}", text.replace('\t', " | "))
        }
        Form::Quote => format!("> {text}"),
        Form::Preformatted => format!("`{text}`"),
    };
    format!("{gap}{text}")
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A paragraph with properties.
fn pp(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text))
}

fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A run with properties.
fn rr(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn field(kind: &str) -> String {
    format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#)
}

fn code(code: &str) -> String {
    format!("<w:r><w:instrText>{code}</w:instrText></w:r>")
}

#[test]
fn runs_are_text() {
    for (runs, text) in [
        (r("a &amp; b&#x4E2D;&lt;"), "a & b中<"),
        ("<w:r><w:t> a </w:t><w:t xml:space='preserve'> b</w:t></w:r>".into(), "a b"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>".into(), "a\tb⏎c⏎d"),
        ("<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t></w:r>".into(), "ab"),
        ("<w:r><w:t>GB</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r>".into(), "GB-12"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>是</w:t><w:sym w:font='Symbol' w:char='F0B3'/><w:sym w:font='Wingdings' w:char='F0FF'/></w:r>".into(), "☑是≥"),
        (r("a\u{200B}b\u{AD}c\u{FEFF}"), "abc"),
        ("<w:r><w:t><![CDATA[a<b]]></w:t></w:r>".into(), "a<b"),
        (r("10") + &rr("<w:vertAlign w:val='superscript'/>", "-5") + &r(" CFU, H") + &rr("<w:vertAlign w:val='subscript'/>", "2") + &r("O"), "10⁻⁵ CFU, H₂O"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>yào</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>药</w:t></w:r></w:rubyBase></w:ruby></w:r>".into(), "药"),
        ("<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>".into(), "10⁶1/2"),
        (r("a") + "<w:r><w:commentReference w:id='1'/></w:r><w:bookmarkStart w:name='x'/>" + "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>" + &r("b") + "</w:sdtContent></w:sdt><w:smartTag>" + &r("c") + "</w:smartTag>", "abc"),
    ] {
        assert_eq!(lines(&format!("<w:p>{runs}</w:p>")), text);
    }
}

#[test]
fn any_prefix_and_encoding_will_do() {
    let document = "<?xml version='1.0'?><x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>\n <x:body>\n <x:p><x:r><x:t>通知</x:t></x:r></x:p></x:body></x:document>";
    let text = |bytes: &[u8]| read(bytes).unwrap()[0].text.clone();
    assert_eq!(text(&zipped(&[("word\\document.xml", document)])), "通知");
    assert_eq!(text(&zipped(&[("Word/Document.xml", &format!("\u{FEFF}{document}"))])), "通知");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let utf16 =
        format!("\u{FEFF}{document}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    zip.write_all(&utf16).unwrap();
    assert_eq!(text(&zip.finish().unwrap().into_inner()), "通知");
}

#[test]
fn the_document_is_where_its_relationship_says() {
    let package = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let document = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="../other/styles9.xml"/></Relationships>"#;
    let styles = "<w:styles><w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Title'/></w:style></w:styles>";
    let file = zipped(&[
        ("_rels/.rels", package),
        ("word/_rels/document2.xml.rels", document),
        ("word/document2.xml", &format!("<w:document><w:body>{}</w:body></w:document>", p("通知"))),
        ("other/styles9.xml", styles),
    ]);
    assert_eq!(shown(&read(&file).unwrap()[0]), "# 通知");
}

#[test]
fn tracked_changes_are_accepted() {
    let body = "<w:p>".to_owned()
        + &r("a")
        + "<w:ins>"
        + &r("b")
        + "</w:ins>"
        + "<w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
        + "<w:moveFrom>"
        + &r("d")
        + "</w:moveFrom><w:moveTo>"
        + &r("e")
        + "</w:moveTo></w:p>";
    assert_eq!(lines(&body), "abe");
    let end_deleted = "<w:rPr><w:del/></w:rPr>";
    let body =
        p("a") + &pp(end_deleted, "") + &pp(end_deleted, "b") + &p("c") + &pp(end_deleted, "d");
    assert_eq!(lines(&body), "a\nbc\nd");
}

#[test]
fn alternatives_are_read_once() {
    let choice = |one: &str, other: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice>{one}</mc:Choice><mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let text_box = |outer: &str, inner: &str| {
        format!("<w:{outer}><x><w:txbxContent>{inner}</w:txbxContent></x></w:{outer}>")
    };
    let inner = p("box 1") + &p("box 2");
    let shape = choice(&text_box("drawing", &inner), &text_box("pict", &inner));
    let body = format!("<w:p>{}<w:r>{shape}</w:r>{}</w:p>", r("a"), r("b")) + &p("c");
    assert_eq!(lines(&body), "ab\nbox 1\nbox 2\nc");
    assert_eq!(lines(&choice(&p("a"), &p("b"))), "a");
    assert_eq!(
        lines(
            "<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>b</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
        ),
        "b"
    );
}

#[test]
fn fields_show_their_result() {
    let page = field("begin") + &code(" PAGE ") + &field("separate") + &r("3") + &field("end");
    assert_eq!(lines(&format!("<w:p>{}{page}</w:p>", r("page "))), "page 3");
    let link = field("begin")
        + &code("HYPERLINK ")
        + &code("\"https://example.org\"")
        + &field("separate");
    let body = format!("<w:p>{}{link}{}{}{}</w:p>", r("a "), r("b"), field("end"), r(" c"));
    assert_eq!(lines(&body), "a [b](https://example.org) c");
    // A link over two paragraphs, with a field inside its code.
    let nested = field("begin")
        + &code("IF ")
        + &page
        + &r("no")
        + &field("separate")
        + &r("yes")
        + &field("end");
    let body = format!("<w:p>{link}{}</w:p><w:p>{nested}{}</w:p>{}", r("a"), field("end"), p("b"));
    assert_eq!(lines(&body), "[a](https://example.org)\n[yes](https://example.org)\nb");
    // One that never ends takes its paragraph with it, no more.
    assert_eq!(
        lines(&format!("<w:p>{}{}{}</w:p>{}", r("a"), field("begin"), r("b"), p("c"))),
        "a\nc"
    );
    let simple = "<w:fldSimple w:instr='HYPERLINK &quot;mailto:a@example.org&quot;'>".to_owned()
        + &r("mail")
        + "</w:fldSimple>";
    assert_eq!(lines(&format!("<w:p>{simple}</w:p>")), "[mail](mailto:a@example.org)");
}

const RELATIONS: &str = r#"<Relationships>
<Relationship Id="rId1" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/>
<Relationship Id="rId2" Type="x/hyperlink" Target="file:///a.doc" TargetMode="External"/>
<Relationship Id="rId3" Type="x/image" Target="media/image1.png"/>
</Relationships>"#;

#[test]
fn links_lead_to_the_web_or_to_mail() {
    let link = |attributes: &str, runs: &str| {
        format!("<w:p><w:hyperlink {attributes}>{runs}</w:hyperlink></w:p>")
    };
    let body = link("r:id='rId1'", &(r("a") + &rr("<w:b/>", "b")))
        + &link("r:id='rId1' w:anchor='part'", &r(" c "))
        + &link("r:id='rId2'", &r("d"))
        + &link("r:id='rId9'", &r("e"))
        + &link("w:anchor='f'", &r("f"));
    let lines = lines_with(&body, &[("word/_rels/document.xml.rels", RELATIONS)]);
    assert_eq!(lines, "[a**b**](https://example.org/a)\n[c](https://example.org/a#part)\nd\ne\nf");
}

#[test]
fn images_are_their_description() {
    let drawing = |alt: &str| {
        format!(
            "<w:p>{}<w:r><w:drawing><wp:inline><wp:docPr descr='{alt}'/><a:graphic><a:blip r:embed='rId3'/></a:graphic></wp:inline></w:drawing></w:r></w:p>",
            r("a ")
        )
    };
    let body = drawing("组织机构图") + &drawing("图片 1") + &drawing("");
    let lines = lines_with(&body, &[("word/_rels/document.xml.rels", RELATIONS)]);
    assert_eq!(lines, "a ![组织机构图](word/media/image1.png)\na\na");
}

#[test]
fn bold_and_italic_are_marked_where_they_say_something() {
    let styles = "<w:styles><w:style w:type='character' w:styleId='S'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type='paragraph' w:styleId='B'><w:rPr><w:b/></w:rPr></w:style></w:styles>";
    let body =
        format!(
            "<w:p>{}{}{}{}</w:p>",
            r("a "),
            rr("<w:b/>", " b "),
            rr("<w:rStyle w:val='S'/>", "c"),
            rr("<w:i/>", " d")
        ) + &format!("<w:p>{}{}</w:p>", rr("<w:b/>", "all"), rr("<w:b w:val='1'/>", " bold"))
            + &format!(
                "<w:p>{}{}</w:p>",
                rr("<w:b w:val='0'/>", "not"),
                rr("<w:b w:val='false'/>", " bold")
            )
            + &format!(
                "<w:p><w:pPr><w:pStyle w:val='B'/></w:pPr>{}{}</w:p>",
                r("bold "),
                rr("<w:rStyle w:val='S'/>", "toggled")
            );
    assert_eq!(
        lines_with(&body, &[("word/styles.xml", styles)]),
        "a  **b c** _d_\nall bold\nnot bold\n**bold** toggled"
    );
}

#[test]
fn gaps_and_hidden_text() {
    let body = p("a")
        + "<w:p/>"
        + &p(" ")
        + &p("b")
        + &format!("<w:p>{}</w:p>", rr("<w:vanish/>", "x"))
        + &pp("<w:rPr><w:vanish/></w:rPr>", "")
        + &format!("<w:p>{}{}</w:p>", rr("<w:vanish/>", "x"), r("c"));
    assert_eq!(lines(&body), "a\n~b\nc");
    let numbers: Vec<_> = read(&docx(&body, &[])).unwrap().iter().map(|line| line.number).collect();
    assert_eq!(numbers, [1, 4, 7]);
}

#[test]
fn first_lines_are_indented() {
    let body = p("\u{3000}\u{3000}a")
        + &pp("<w:ind w:firstLineChars='200' w:firstLine='640'/>", "b")
        + &pp("<w:ind w:firstLine='480'/>", "c")
        + &pp("<w:ind w:left='480' w:hanging='480'/>", "d");
    let indents: Vec<_> = read(&docx(&body, &[])).unwrap().iter().map(|line| line.indent).collect();
    assert_eq!(indents, [4, 4, 4, 0]);
}

#[test]
fn styles_make_headings() {
    let style = |id: &str, name: &str, rest: &str| {
        format!(
            "<w:style w:type='paragraph' w:styleId='{id}'><w:name w:val='{name}'/>{rest}</w:style>"
        )
    };
    let styles = format!(
        "<w:styles>{}</w:styles>",
        [
            style("1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
            style("2", "标题 2", ""),
            style("3", "mine", "<w:basedOn w:val='2'/>"),
            style(
                "4",
                "TOC Heading",
                "<w:basedOn w:val='1'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>"
            ),
            style("5", "Title", ""),
            style("6", "circle", "<w:basedOn w:val='7'/>"),
            style("7", "circle too", "<w:basedOn w:val='6'/>"),
            style("8", "heading 9", ""),
            style("9", "Quote", ""),
            style("10", "HTML Preformatted", ""),
            style("11", "outline", "<w:pPr><w:outlineLvl w:val='2'/></w:pPr>"),
        ]
        .concat()
    );
    let styled = |id: &str| pp(&format!("<w:pStyle w:val='{id}'/>"), id);
    let body = ["1", "2", "3", "4", "5", "6", "8", "9", "10", "11", "none"].map(styled).concat()
        + &pp("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "text")
        + &pp("<w:outlineLvl w:val='1'/>", "own level")
        + &pp("<w:outlineLvl w:val='1'/>", &"long ".repeat(40))
        + &format!(
            "<w:p><w:pPr><w:pStyle w:val='5'/></w:pPr>{}<w:r><w:br/></w:r>{}</w:p>",
            rr("<w:b/>", "关于"),
            r("通知")
        );
    let long = "long ".repeat(40);
    assert_eq!(
        lines_with(&body, &[("word/styles.xml", &styles)]),
        format!(
            "# 1\n## 2\n## 3\n4\n# 5\n6\n###### 8\n> 9\n`10`\n### 11\nnone\ntext\n## own level\n{}\n# 关于通知",
            long.trim()
        )
    );
}

/// A pattern with levels, each of a format and a text, and more.
fn pattern(id: u32, levels: &[(&str, &str, &str)]) -> String {
    let level = |(index, (format, text, rest)): (usize, &(&str, &str, &str))| {
        format!(
            "<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{rest}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let levels: String = levels.iter().enumerate().map(level).collect();
    format!("<w:abstractNum w:abstractNumId='{id}'>{levels}</w:abstractNum>")
}

fn list(id: u32, pattern: u32, rest: &str) -> String {
    format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{pattern}'/>{rest}</w:num>")
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    pp(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"), text)
}

fn lines_of_lists(body: &str, numbering: &[String]) -> String {
    lines_with(
        body,
        &[("word/numbering.xml", &format!("<w:numbering>{}</w:numbering>", numbering.concat()))],
    )
}

#[test]
fn numbers_that_a_notice_says_are_text() {
    let numbering = [
        pattern(
            1,
            &[
                ("chineseCountingThousand", "第%1章", ""),
                ("chineseCountingThousand", "第%2条", "<w:lvlRestart w:val='0'/>"),
                ("chineseCounting", "（%3）", ""),
                ("decimal", "%4.", ""),
                ("decimalEnclosedCircleChinese", "%5", "<w:suff w:val='nothing'/>"),
            ],
        ),
        list(1, 1, ""),
    ];
    let body = [
        (0, "总则"),
        (1, "目的"),
        (1, "范围"),
        (2, "甲"),
        (2, "乙"),
        (3, "丙"),
        (4, "丁"),
        (0, "管理"),
        (1, "职责"),
        (2, "戊"),
    ]
    .map(|(level, text)| numbered(1, level, text))
    .concat();
    assert_eq!(
        lines_of_lists(&body, &numbering),
        "第一章 总则\n第一条 目的\n第二条 范围\n（一）甲\n（二）乙\n1. 丙\n①丁\n第二章 管理\n第三条 职责\n（一）戊"
    );
}

#[test]
fn plain_numbers_and_bullets_make_items() {
    let numbering = [
        pattern(
            1,
            &[("decimal", "%1.", ""), ("lowerLetter", "%2)", ""), ("bullet", "\u{F0B7}", "")],
        ),
        pattern(2, &[("decimal", "%1、", "")]),
        pattern(3, &[("decimal", "%1", ""), ("decimal", "%1.%2", "")]),
        pattern(4, &[("chineseCounting", "%1、", ""), ("upperRoman", "%1.%2", "<w:isLgl/>")]),
        pattern(5, &[("none", "", "")]),
        list(1, 1, ""),
        list(2, 2, ""),
        list(3, 3, ""),
        list(4, 4, ""),
        list(5, 5, ""),
    ];
    let body = [
        (1, 0),
        (1, 1),
        (1, 2),
        (2, 0),
        (3, 0),
        (3, 1),
        (3, 1),
        (4, 0),
        (4, 1),
        (5, 0),
        (0, 0),
        (9, 0),
        (1, 8),
    ]
    .map(|(list, level)| numbered(list, level, "x"))
    .concat();
    assert_eq!(
        lines_of_lists(&body, &numbering),
        "1. x\n  1. x\n    - x\n1、x\n1. x\n1.1 x\n1.2 x\n一、x\n1.1 x\nx\nx\nx\nx"
    );
}

#[test]
fn lists_count_on_and_start_anew() {
    let numbering = [
        pattern(1, &[("chineseCounting", "%1、", ""), ("decimal", "（%2）", "")]),
        list(1, 1, ""),
        list(2, 1, ""),
        list(3, 1, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"),
        list(
            4,
            1,
            "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='第%1项'/></w:lvl></w:lvlOverride>",
        ),
    ];
    let body = [(1, 0), (1, 1), (1, 1), (2, 0), (2, 1), (3, 0), (3, 0), (1, 0), (4, 0)]
        .map(|(list, level)| numbered(list, level, "x"))
        .concat();
    assert_eq!(
        lines_of_lists(&body, &numbering),
        "一、x\n（1）x\n（2）x\n二、x\n（1）x\n五、x\n六、x\n七、x\n第8项 x"
    );
    // An empty paragraph counts, a hidden one does not.
    let hidden = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>".to_owned()
        + &rr("<w:vanish/>", "x")
        + "</w:p>";
    let body = numbered(1, 0, "a") + &numbered(1, 0, "") + &hidden + &numbered(1, 0, "b");
    assert_eq!(lines_of_lists(&body, &numbering), "一、a\n~三、b");
}

#[test]
fn styles_name_lists() {
    let styles = "<w:styles>
        <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>
        <w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/><w:basedOn w:val='1'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>
        <w:style w:type='paragraph' w:styleId='3'><w:name w:val='third'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>
        <w:style w:type='paragraph' w:styleId='4'><w:name w:val='none'/><w:basedOn w:val='3'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>
        <w:style w:type='paragraph' w:styleId='5'><w:name w:val='List Bullet 2'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>
        <w:style w:type='paragraph' w:styleId='6'><w:name w:val='List Continue 2'/></w:style>
        <w:style w:type='numbering' w:styleId='7'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>
        </w:styles>";
    let numbering = [
        pattern(
            1,
            &[
                ("chineseCounting", "第%1章", ""),
                ("decimal", "%2.", ""),
                ("decimal", "（%3）", "<w:pStyle w:val='3'/>"),
            ],
        ),
        pattern(2, &[("bullet", "•", "")]),
        pattern(3, &[("decimal", "[%1]", "")])
            .replace("<w:lvl ", "<w:styleLink w:val='7'/><w:lvl "),
        "<w:abstractNum w:abstractNumId='4'><w:numStyleLink w:val='7'/></w:abstractNum>".into(),
        list(1, 1, ""),
        list(2, 2, ""),
        list(3, 3, ""),
        list(4, 4, ""),
    ];
    let styled = |id: &str| pp(&format!("<w:pStyle w:val='{id}'/>"), "x");
    let off = pp("<w:pStyle w:val='1'/><w:numPr><w:numId w:val='0'/></w:numPr>", "off");
    let body = ["1", "2", "3", "4", "5", "6", "1", "2"].map(styled).concat()
        + &off
        + &numbered(4, 0, "linked")
        + &styled("6");
    assert_eq!(
        lines_with(
            &body,
            &[
                ("word/styles.xml", styles),
                (
                    "word/numbering.xml",
                    &format!("<w:numbering>{}</w:numbering>", numbering.concat())
                )
            ]
        ),
        "# 第一章 x\n## 1. x\n（1）x\nx\n  - x\n    x\n# 第二章 x\n## 1. x\n# off\n[1] linked\nx"
    );
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn row(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}

#[test]
fn rows_keep_their_columns() {
    let one = |text: &str| cell("", &p(text));
    let body = p("before")
        + "<w:p/>"
        + &table(&[
            row(
                "<w:tblHeader/>",
                &[one("项目"), cell("<w:gridSpan w:val='2'/>", &p("要求")), one("备注")],
            ),
            row(
                "",
                &[
                    cell("<w:vMerge w:val='restart'/>", &p("a")),
                    one("b"),
                    cell("", &(p("c") + &p("") + &p("d"))),
                    one(""),
                ],
            ),
            row(
                "",
                &[
                    cell("<w:vMerge/>", &p("")),
                    one("e\tf"),
                    cell("", "<w:p><w:r><w:t>g</w:t><w:br/><w:t>h</w:t></w:r></w:p>"),
                    one("i"),
                ],
            ),
            row("", &[one(""), one(""), one(""), one("")]),
            row("<w:gridBefore w:val='1'/><w:gridAfter w:val='2'/>", &[one("j")]),
            row("<w:del/>", &[one("gone"), one("")]),
            format!(
                "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
                row(
                    "<w:tblHeader w:val='0'/>",
                    &[format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", one("k"))]
                )
            ),
        ])
        + &p("after")
        + &table(&[row("", &[one("x"), one("y")])]);
    assert_eq!(
        lines(&body),
        "before\n~0= 项目 | 要求 |  | 备注\n0| a | b | c d | \n0|  | e f | g h | i\n0|  | j |  | \n0| k |  |  | \nafter\n1| x | y"
    );
}

#[test]
fn frames_are_no_tables_and_tables_in_cells_are_words() {
    let one = |content: &str| cell("", content);
    let inner = table(&[
        row("", &[one(&p("a")), one(""), one(&p("b"))]),
        row("", &[one(&p("c")), one(""), one("")]),
    ]);
    let frame = table(&[row("", &[one(&(p("x") + &p("y")))]), row("", &[one(&p("z"))])]);
    let body = frame.clone()
        + &table(&[row("", &[one(&(p("before") + &inner + &p("after"))), one(&frame)])])
        + &table(&[row("", &[one(&inner)])]);
    assert_eq!(lines(&body), "x\ny\nz\n0| before a b c after | x y z\n1| a |  | b\n1| c |  | ");
}

#[test]
fn marks_and_numbers_of_cells_stay() {
    let numbering = [
        pattern(1, &[("decimal", "%1.", "")]),
        pattern(2, &[("bullet", "•", "")]),
        list(1, 1, ""),
        list(2, 2, ""),
    ];
    let mixed = format!("<w:p>{}{}</w:p>", r("甲"), rr("<w:b/>", "乙"));
    let body = table(&[row(
        "",
        &[
            cell("", &(mixed.clone() + &mixed)),
            cell("", &(numbered(1, 0, "c") + &numbered(1, 0, "d") + &numbered(2, 0, "e"))),
        ],
    )]);
    assert_eq!(lines_of_lists(&body, &numbering), "0| 甲**乙** 甲**乙** | 1. c 2. d e");
}

#[test]
fn notes_come_last() {
    let footnotes = format!(
        "<w:footnotes><w:footnote w:type='separator' w:id='-1'>{}</w:footnote><w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r>{}</w:p>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
        p("----"),
        r(" first"),
        p("more"),
        p("unused")
    );
    let endnotes =
        format!("<w:endnotes><w:endnote w:id='1'>{}</w:endnote></w:endnotes>", p("at the end"));
    let body = format!(
        "<w:p>{}<w:r><w:endnoteReference w:id='1'/></w:r><w:r><w:footnoteReference w:id='1'/></w:r>{}<w:r><w:footnoteReference w:id='7'/></w:r><w:del><w:r><w:footnoteReference w:id='2'/></w:r></w:del></w:p>",
        r("a"),
        r("b")
    );
    assert_eq!(
        lines_with(&body, &[("word/footnotes.xml", &footnotes), ("word/endnotes.xml", &endnotes)]),
        "a[1][2]b\n[1] at the end\n[2] first\nmore"
    );
}

#[test]
fn links_in_notes_are_those_of_the_notes() {
    let link = format!("<w:p><w:hyperlink r:id='rId1'>{}</w:hyperlink></w:p>", r("a"));
    let footnotes = format!("<w:footnotes><w:footnote w:id='1'>{link}</w:footnote></w:footnotes>");
    let body = format!("{link}<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>");
    let relations = RELATIONS.replace("example.org/a", "example.org/note");
    assert_eq!(
        lines_with(
            &body,
            &[
                ("word/footnotes.xml", &footnotes),
                ("word/_rels/document.xml.rels", RELATIONS),
                ("word/_rels/footnotes.xml.rels", &relations),
            ]
        ),
        "[a](https://example.org/a)\n[1]\n[1] [a](https://example.org/note)"
    );
}

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
