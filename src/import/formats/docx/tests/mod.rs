//! Small documents, and the lines that become of them.

mod damage;
mod lists;
mod tables;

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

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn row(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
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
