//! Lists and their numbers.

use super::*;

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
