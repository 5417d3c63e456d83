//! Printed lines and the paragraphs they make. A line is its text and where it begins and ends;
//! those below it follow at the usual distance unless they say otherwise.

use super::*;
use crate::import::formats::pdf::run::Run;

const LEADING: f32 = 20.0;

/// A page of lines of 12 points: text, left, right, and how far below the line before.
fn page(lines: &[(&str, f32, f32, f32)]) -> Page {
    let mut y = 780.0;
    let mut piece = |(text, left, right, down): &(&str, f32, f32, f32)| {
        y -= down;
        let run = Run { text: (*text).to_owned(), marks: Vec::new() };
        let (left, right) = (*left, *right);
        let size = if text.starts_with('#') { 18.0 } else { 12.0 };
        Piece::Line(Printed { run, left, right, y, size, is_bold: false, is_exact: true })
    };
    let pieces = lines.iter().map(&mut piece).collect();
    Page { edges: (0.0, 842.0), pieces, ..Page::default() }
}

fn texts(pages: &[Page]) -> Vec<String> {
    let (lines, dropped) = build(pages, &Furniture::new());
    assert_eq!(dropped, []);
    lines.into_iter().map(|line| line.text).collect()
}

#[test]
fn indents_begin_paragraphs() {
    let page = page(&[
        ("各市要在五月以前完成检查，检查结", 104.0, 500.0, LEADING),
        ("果报省局。", 80.0, 140.0, LEADING),
        ("逾期不报的，由省局通报批评；情节", 104.0, 500.0, LEADING),
        ("严重的，依法处理，并向社会公布处理结果。", 80.0, 500.0, LEADING),
        ("本通知自发布之日起施行。", 104.0, 248.0, LEADING),
    ]);
    assert_eq!(
        texts(&[page]),
        [
            "各市要在五月以前完成检查，检查结果报省局。",
            "逾期不报的，由省局通报批评；情节严重的，依法处理，并向社会公布处理结果。",
            "本通知自发布之日起施行。"
        ]
    );
}

#[test]
fn gaps_and_short_lines_end_paragraphs() {
    let page = page(&[
        ("The office issues this notice under the law on", 72.0, 520.0, LEADING),
        ("storage, and it replaces the notice of June,", 72.0, 512.0, LEADING),
        ("which is withdrawn.", 72.0, 200.0, LEADING),
        ("Director", 72.0, 130.0, LEADING),
        ("Office of Health, which stands in the old harbour", 72.0, 520.0, LEADING),
        ("A gap stands before this line, which is long too.", 72.0, 518.0, LEADING * 1.6),
    ]);
    assert_eq!(
        texts(&[page]),
        [
            "The office issues this notice under the law on storage, and it replaces the notice of \
             June, which is withdrawn.",
            "Director",
            "Office of Health, which stands in the old harbour",
            "A gap stands before this line, which is long too."
        ]
    );
}

#[test]
fn items_hang_from_their_numbers() {
    let page = page(&[
        ("Each clinic keeps to the following rules of storage:", 72.0, 520.0, LEADING),
        ("1. Vaccines are kept cold at all times, in a purpose-", 90.0, 520.0, LEADING),
        ("built refrigerator.", 104.0, 190.0, LEADING),
        ("2. Records are kept.", 90.0, 190.0, LEADING),
        ("• Logs are shown to an inspector, who may copy all of", 90.0, 520.0, LEADING),
        ("14. and following pages of them.", 104.0, 260.0, LEADING),
        ("Non-compliance is a contravention of the ordinance and", 72.0, 520.0, LEADING),
        ("is made public, as are appeals to the director of it,", 72.0, 520.0, LEADING),
        ("together with their outcome.", 72.0, 210.0, LEADING),
    ]);
    let (lines, _) = build(&[page], &Furniture::new());
    let lines: Vec<_> = lines.iter().map(|line| (line.form, line.text.as_str())).collect();
    assert_eq!(
        lines,
        [
            (Form::Text, "Each clinic keeps to the following rules of storage:"),
            (
                Form::Text,
                "1. Vaccines are kept cold at all times, in a purpose-built refrigerator."
            ),
            (Form::Text, "2. Records are kept."),
            (
                Form::Item { depth: 0, ordered: false },
                "Logs are shown to an inspector, who may copy all of"
            ),
            (Form::Text, "14. and following pages of them."),
            (
                Form::Text,
                "Non-compliance is a contravention of the ordinance and is made public, as are \
                 appeals to the director of it, together with their outcome."
            ),
        ]
    );
}

#[test]
fn paragraphs_run_over_pages() {
    let first = page(&[
        ("各市要在五月以前完成检查，检查结果报省局，", 104.0, 500.0, LEADING),
        ("省局将会同有关部门，组织力量进行抽查，比例", 80.0, 500.0, LEADING),
    ]);
    let second = page(&[
        ("不低于百分之十。", 80.0, 180.0, LEADING),
        ("各市还要加强宣传，提高公众的认识，形成", 104.0, 500.0, LEADING),
        ("人人参与的局面，为今后的工作打下坚实的基础。", 80.0, 500.0, LEADING),
    ]);
    let third = page(&[
        ("二、配齐设施", 104.0, 180.0, LEADING),
        ("江苏省药品监督管理局", 380.0, 500.0, LEADING),
        ("2024年4月28日", 390.0, 500.0, LEADING),
    ]);
    assert_eq!(
        texts(&[first, second, third]),
        [
            "各市要在五月以前完成检查，检查结果报省局，省局将会同有关部门，组织力量进行抽查，比例\
             不低于百分之十。",
            "各市还要加强宣传，提高公众的认识，形成人人参与的局面，为今后的工作打下坚实的基础。",
            "二、配齐设施",
            "江苏省药品监督管理局",
            "2024年4月28日",
        ]
    );
}

#[test]
fn columns_are_read_one_after_the_other() {
    let mut lines = Vec::new();
    for (left, right, words) in [(72.0, 290.0, "left"), (310.0, 528.0, "right")] {
        for line in 0..12 {
            let down = if line == 0 && left > 80.0 { -11.0 * LEADING } else { LEADING };
            lines.push((words, left, right, down));
        }
    }
    let all = [["left"; 12].join(" "), ["right"; 12].join(" ")].join(" ");
    assert_eq!(texts(&[page(&lines)]), [all]);
}

#[test]
fn large_print_is_a_heading() {
    let page = page(&[
        ("#海东市公安局文件", 150.0, 430.0, LEADING),
        ("#关于加强沿江仓库消防安全", 150.0, 430.0, LEADING * 3.0),
        ("管理的通知", 104.0, 180.0, LEADING),
        ("各区县公安局，市局各有关部门和单位，沿江", 80.0, 500.0, LEADING * 2.0),
        ("各企业：", 80.0, 120.0, LEADING),
        ("为了吸取教训，防止同类事故再次发生，现", 104.0, 500.0, LEADING),
        ("通知如下。", 80.0, 140.0, LEADING),
    ]);
    let (lines, _) = build(&[page], &Furniture::new());
    let forms: Vec<_> = lines.iter().map(|line| line.form).collect();
    let text = Form::Text;
    assert_eq!(forms, [text, Form::Heading(1), text, text, text]);
}
