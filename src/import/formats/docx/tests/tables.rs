//! Tables, and what stands in their cells.

use super::*;

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
