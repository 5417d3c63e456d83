//! The words that say what kind of document something is.

/// The kinds of document that number their documents by the year: the word in Chinese, the words in
/// English, and the series they make.
const SERIES: [(&str, &[&str], &str); 6] = [
    ("公告", &["announcement", "proclamation"], "announcement"),
    ("通告", &["circular"], "circular"),
    ("令", &["order", "decree"], "order"),
    ("通知", &["notice"], "notice"),
    ("公报", &["bulletin", "gazette", "communique"], "bulletin"),
    ("通报", &["notification"], "notification"),
];

/// Kinds that a Chinese name ends with and that only an official document has.
const CHINESE: [&str; 27] = [
    "法",
    "法典",
    "条例",
    "办法",
    "规定",
    "意见",
    "通知",
    "公告",
    "通告",
    "决定",
    "规则",
    "细则",
    "方案",
    "规划",
    "纲要",
    "指导原则",
    "规范",
    "措施",
    "准则",
    "令",
    "函",
    "批复",
    "公报",
    "通报",
    "决议",
    "章程",
    "工作要点",
];

/// Kinds that other works have too: they count where the name speaks of administration.
const CHINESE_DOUBTFUL: [&str; 12] = [
    "指南", "计划", "标准", "目录", "制度", "程序", "清单", "要点", "原则", "要求", "基准", "安排",
];

const ADMINISTRATION: [&str; 18] = [
    "药",
    "械",
    "化妆品",
    "医",
    "疫苗",
    "食品",
    "监",
    "管理",
    "行政",
    "审评",
    "审批",
    "国家",
    "技术",
    "工作",
    "检查",
    "检验",
    "注册",
    "生产",
];

/// Words that end in the sign for "law" and are none, and periodicals that end like a document.
const NO_DOCUMENT: [&str; 18] = [
    "看法",
    "方法",
    "兵法",
    "书法",
    "做法",
    "想法",
    "用法",
    "疗法",
    "说法",
    "写法",
    "手法",
    "针法",
    "佛法",
    "国务院公报",
    "政府公报",
    "局公报",
    "省公报",
    "市公报",
];

/// What may stand before a kind in a short name, and says nothing of a subject.
const CHINESE_MODIFIERS: [&str; 17] = [
    "实施", "指导", "若干", "管理", "暂行", "有关", "工作", "行动", "补充", "本", "该", "上述",
    "改革", "总体", "专项", "两", "新",
];

/// The kinds with which an English name may begin, before on, for, of …, or end.
pub(super) const ENGLISH: [&str; 33] = [
    "Opinions",
    "Opinion",
    "Measures",
    "Regulations",
    "Regulation",
    "Provisions",
    "Notice",
    "Announcement",
    "Circular",
    "Guidelines",
    "Guideline",
    "Guidance",
    "Rules",
    "Decision",
    "Decisions",
    "Plan",
    "Law",
    "Act",
    "Catalogue",
    "Catalog",
    "Outline",
    "Notification",
    "Order",
    "Decree",
    "Principles",
    "Standards",
    "Specifications",
    "Procedures",
    "Requirements",
    "Resolution",
    "Reply",
    "Scheme",
    "Methods",
];

/// The kind of document at the end of Chinese words, as the word and its series.
pub(super) fn chinese_series_at_end(text: &str) -> Option<(&'static str, &'static str)> {
    let (word, _, series) = SERIES.iter().find(|(word, ..)| text.ends_with(word))?;
    Some((word, series))
}

/// The kind of document at the beginning of Chinese words, as the word and its series.
pub(super) fn chinese_series_at_start(text: &str) -> Option<(&'static str, &'static str)> {
    let (word, _, series) = SERIES.iter().find(|(word, ..)| text.starts_with(word))?;
    // 第15号令人 … is no decree.
    let is_cut = *word == "令" && text["令".len()..].starts_with(['人', '其']);
    (!is_cut).then_some((word, series))
}

/// The series of an English word for a kind of document, singular or plural.
pub(super) fn english_series(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    SERIES.iter().find(|(_, words, _)| words.contains(&singular)).map(|(.., series)| *series)
}

/// Whether a series is a kind of document, not an issuer's code.
pub(super) fn is_series(series: &str) -> bool {
    SERIES.iter().any(|(.., kind)| *kind == series)
}

/// Whether a Chinese name, without editions in brackets, ends like that of an official document and
/// says of what it treats.
pub(super) fn is_chinese_document(name: &str) -> bool {
    let has_end = |kinds: &[&str]| kinds.iter().any(|kind| name.ends_with(kind));
    let is_of_kind = has_end(&CHINESE)
        || has_end(&CHINESE_DOUBTFUL) && ADMINISTRATION.iter().any(|word| name.contains(word));
    is_of_kind && !has_end(&NO_DOCUMENT) && !is_bare_chinese(name)
}

/// Whether a Chinese name is nothing but a kind: 实施意见, 办法.
pub(super) fn is_bare_chinese(name: &str) -> bool {
    let kinds = CHINESE.iter().chain(&CHINESE_DOUBTFUL);
    kinds.filter_map(|kind| name.strip_suffix(kind)).any(|mut rest| {
        while let Some(shorter) = CHINESE_MODIFIERS.iter().find_map(|word| rest.strip_prefix(word))
        {
            rest = shorter;
        }
        rest.is_empty()
    })
}

/// Whether an English word, without its case, is a kind with which a name may begin or end.
pub(super) fn is_english(word: &str) -> bool {
    ENGLISH.contains(&word)
}
