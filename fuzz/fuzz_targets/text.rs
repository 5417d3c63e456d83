//! Lines as notices have them, and lines of any kind among them: no word is lost.
//!
//! A line that begins with a byte from 0x80 to 0xBF, as no character in UTF-8 does, begins with a
//! typical line instead. So a saved notice is an input as it is.

#![no_main]

use libfuzzer_sys::fuzz_target;

const TYPICAL: [&str; 64] = [
    // Furniture.
    "当前位置：首页 > 要闻",
    "Home > News > Notices",
    "首页 | 机构 | 政务 | 服务 | 互动",
    "【字体：大 中 小】 打印 关闭",
    "分享到：微信 微博",
    "浏览次数：128",
    "上一篇：关于冷库检查的通知",
    "Next: Notice on cold rooms »",
    "版权所有：海港市药品监督管理局 ICP备00000000号",
    "Copyright © Harbour City. All rights reserved.",
    "12.jpg",
    "Accept all cookies",
    // Labels.
    "发布时间：2024-03-05 10:20 来源：海港市药品监督管理局 作者：林一",
    "发布时间:2024-02-30 来源: 浏览次数:0 【字体: 打印",
    "来源：某局",
    "时间",
    "date",
    "Source:",
    "Posted on 28 February 2024 by Some Desk",
    "索引号：000-1 发文字号：海药监〔2024〕5号",
    "（责任编辑：林一）",
    "(Some Desk)",
    "附件：1. 检查表.docx",
    // Dates.
    "05/02/2026",
    "2024年3月5日",
    "二〇二四年三月五日",
    "February 28, 2025",
    "新华社海港3月5日电（记者 林一）各县",
    "Harbour News Agency, March 4. The bureau",
    "7月25日至26日，2024年全国药品监管工作会议在海港召开。",
    "The 2023 National Conference on Drugs was held from February 18th to 19th.",
    // Headings and headlines.
    "海港市药品监督管理局关于开展冷库检查的通知",
    "Notice of the Bureau on the Inspection of Cold Rooms",
    "——在全市会议上的讲话",
    "各市、县局：",
    "特此通知。",
    "海港市药品监督管理局",
    "（此件公开发布）",
    "第一章 总则",
    "第一条 为了加强管理，制定本办法。",
    "Chapter 1 General Provisions",
    // Counters.
    "一、总体要求",
    "二、重点任务",
    "（一）加强监管",
    "（二）提升能力",
    "1. First",
    "2. Second",
    "1、检查冷库",
    "2、检查台账",
    "一是加强监管。二是提升能力，三是守住底线。",
    "First, we must go; Secondly, we must stay; We must sleep.",
    "(i) the first, and",
    "(ii) the second",
    "• the register",
    "- the depot",
    // Tabs, indents, wrapped lines.
    "序号\t单位\t结论",
    "1\t某厂\t合格",
    "\u{3000}\u{3000}为进一步规范疫苗储存运输管理，某省药品监督管理局近日印发新的管理",
    "规定，自今年夏季起施行。规定要求各储存单位建立冷库台账，发生故障的应",
    "The bureau has drawn up new rules on the storage of vaccines, which",
    "take effect in the summer. Under these rules every depot keeps a reg-",
    "ister of its cold rooms, and reports each failure within a day, post-",
    "market studies included.",
    "",
];

fuzz_target!(|bytes: &[u8]| {
    let mut text = String::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let (typical, rest) = match line.split_first() {
            Some((choice @ 0x80..=0xBF, rest)) => (TYPICAL[usize::from(choice & 0x3F)], rest),
            _ => ("", line),
        };
        text.push_str(typical);
        text.push_str(&gongwen_fuzz::text_of(rest));
        text.push('\n');
    }
    // A file that begins otherwise is taken for another format.
    let text = format!("公告 Notice\n{text}");
    if gongwen_fuzz::is_taken_for_pdf(&text) {
        return;
    }
    if let Ok(imported) = gongwen_fuzz::import("saved.txt", text.as_bytes()) {
        gongwen_fuzz::assert_no_word_is_lost(&imported, &text);
    }
});
