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

/// Kinds that a Chinese name ends with.
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

/// Kinds that other works have too.
const CHINESE_DOUBTFUL: [&str; 12] = [
    "指南", "计划", "标准", "目录", "制度", "程序", "清单", "要点", "原则", "要求", "基准", "安排",
];

/// How the name of a law ends. Most words with this end are none: 方法, 算法, 语法.
const LAWS: [&str; 70] = [
    "管理法",
    "保护法",
    "安全法",
    "许可法",
    "处罚法",
    "强制法",
    "复议法",
    "诉讼法",
    "赔偿法",
    "促进法",
    "防治法",
    "医药法",
    "责任法",
    "合同法",
    "公司法",
    "企业法",
    "刑法",
    "宪法",
    "监督法",
    "监察法",
    "广告法",
    "商务法",
    "专利法",
    "商标法",
    "著作权法",
    "标准化法",
    "计量法",
    "检疫法",
    "卫生法",
    "健康法",
    "医师法",
    "护士法",
    "献血法",
    "质量法",
    "竞争法",
    "垄断法",
    "价格法",
    "预算法",
    "审计法",
    "统计法",
    "档案法",
    "保密法",
    "公务员法",
    "立法法",
    "组织法",
    "税法",
    "征管法",
    "海关法",
    "证券法",
    "保险法",
    "破产法",
    "教育法",
    "应对法",
    "权益法",
    "仲裁法",
    "劳动法",
    "工会法",
    "会计法",
    "投标法",
    "采购法",
    "慈善法",
    "禁毒法",
    "救助法",
    "公证法",
    "律师法",
    "消防法",
    "密码法",
    "签名法",
    "贸易法",
    "投资法",
];

/// Words that make a name with the kind of an official document that of one.
const ADMINISTRATION: [&str; 39] = [
    "关于",
    "药",
    "器械",
    "化妆品",
    "医疗",
    "医保",
    "医院",
    "卫生",
    "健康",
    "疫苗",
    "疫情",
    "食品",
    "监管",
    "监督",
    "管理",
    "行政",
    "审评",
    "审批",
    "检验",
    "检查",
    "注册",
    "备案",
    "许可",
    "处罚",
    "追溯",
    "召回",
    "市场监",
    "政务",
    "政府",
    "法治",
    "安全生产",
    "执业",
    "暂行",
    "试行",
    "国务院",
    "印发",
    "临床",
    "认证",
    "复议",
];

/// Periodicals that end like a document.
const NO_DOCUMENT: [&str; 5] = ["国务院公报", "政府公报", "局公报", "省公报", "市公报"];

/// What may stand before a kind in a short name, and says nothing of a subject.
const CHINESE_MODIFIERS: [&str; 50] = [
    "实施", "指导", "若干", "管理", "暂行", "有关", "工作", "行动", "补充", "本", "该", "上述",
    "改革", "总体", "专项", "两", "新", "相关", "以下", "具体", "国家", "技术", "临时", "紧急",
    "重要", "年度", "全国", "地方", "部门", "配套", "最新", "修订", "征求", "通用", "一般", "试点",
    "监督", "监管", "行政", "综合", "整体", "的", "和", "与", "年", "其他", "重点", "规范", "推进",
    "整改",
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
    let after = &text[word.len()..];
    let is_cut = *word == "令" && after.starts_with(['人', '其', '牌'])
        || after.starts_with(['栏', '牌', '板', '书', '单']);
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
    let is_law = || has_end(&LAWS) || name.starts_with("中华人民共和国") || name.contains("关于");
    let is_of_field = || ADMINISTRATION.iter().any(|word| name.contains(word));
    let is_document = if name.ends_with('法') && !name.ends_with("办法") {
        is_law()
    } else {
        has_end(&["法典"]) || (has_end(&CHINESE) || has_end(&CHINESE_DOUBTFUL)) && is_of_field()
    };
    is_document && !has_end(&NO_DOCUMENT) && !is_bare_chinese(name)
}

/// Whether a name, as its key has it, is nothing but a kind: no document is found by it.
pub(super) fn is_bare(name: &str) -> bool {
    name.is_empty() || is_bare_chinese(name) || is_bare_english(name)
}

/// Whether a Chinese name is nothing but a kind: 实施意见, 办法.
fn is_bare_chinese(name: &str) -> bool {
    let kinds = || CHINESE.iter().chain(&CHINESE_DOUBTFUL);
    let name = name.strip_suffix("(试行)").or(name.strip_suffix("(征求意见稿)")).unwrap_or(name);
    let words = name.strip_suffix("征求意见稿").or(name.strip_suffix("草案")).unwrap_or(name);
    kinds().filter_map(|kind| words.strip_suffix(kind)).any(|mut rest| {
        loop {
            let word =
                CHINESE_MODIFIERS.iter().chain(kinds()).find_map(|one| rest.strip_prefix(one));
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            match word {
                Some(shorter) => rest = shorter,
                None if digits.len() < rest.len() => rest = digits,
                None => return rest.is_empty(),
            }
        }
    })
}

/// Whether an English name in lower case says of no subject: implementation opinions, work plan.
fn is_bare_english(name: &str) -> bool {
    const GENERIC: [&str; 45] = [
        "administrative",
        "interim",
        "provisional",
        "guiding",
        "implementation",
        "implementing",
        "several",
        "detailed",
        "technical",
        "action",
        "work",
        "working",
        "draft",
        "relevant",
        "special",
        "general",
        "key",
        "supplementary",
        "five",
        "three",
        "emergency",
        "further",
        "trial",
        "revised",
        "amended",
        "new",
        "following",
        "issues",
        "matters",
        "certain",
        "important",
        "national",
        "provincial",
        "annual",
        "public",
        "related",
        "final",
        "comments",
        "comment",
        "year",
        "urgent",
        "joint",
        "official",
        "management",
        "details",
    ];
    const SMALL: [&str; 9] = ["the", "of", "on", "for", "and", "to", "a", "in", "with"];
    let mut has_kind = false;
    let is_generic = name.split([' ', '(', ')']).filter(|word| !word.is_empty()).all(|word| {
        let is_kind = ENGLISH.iter().any(|kind| kind.eq_ignore_ascii_case(word));
        has_kind |= is_kind;
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        is_kind || is_number || GENERIC.contains(&word) || SMALL.contains(&word)
    });
    is_generic && has_kind
}

/// Whether an English word, without its case, is a kind with which a name may begin or end.
pub(super) fn is_english(word: &str) -> bool {
    ENGLISH.contains(&word)
}
