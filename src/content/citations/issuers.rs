//! Who issued a document, by the words of its title or of its number, and bodies as they compare.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::words::{after_introduction, is_acronym, is_chinese_body, is_english_body};
use super::{chinese, chinese_titles, kinds, latin, latin_titles, window};
use crate::language::{Script, is_hanzi};
use crate::pattern::pattern;

/// What stands between the name of a body and what it issued, without the verb.
const ADVERBS: [&str; 22] = [
    "日前", "近日", "今日", "昨日", "当日", "今年", "去年", "当年", "同年", "联合", "共同", "正式",
    "最近", "最新", "近期", "已经", "已", "曾", "又", "再次", "于", "在",
];

/// Verbs of issuing, the longer first.
const VERBS: [&str; 13] = [
    "制定发布",
    "制定印发",
    "组织制定",
    "修订发布",
    "印发",
    "发布",
    "公布",
    "制定",
    "下发",
    "出台",
    "颁布",
    "颁发",
    "修订",
];

/// Bodies that are another one in every text.
const ANY: [&str; 16] = [
    "我局",
    "本局",
    "省局",
    "市局",
    "县局",
    "区局",
    "该局",
    "我委",
    "我部",
    "我省",
    "相关部门",
    "有关部门",
    "各部门",
    "部门",
    "国家局",
    "原局",
];

/// What ends like the name of a body and is none.
const NO_BODIES: [&str; 16] = [
    "会议",
    "大会",
    "座谈会",
    "发布会",
    "推进会",
    "部署会",
    "培训会",
    "年会",
    "全部",
    "内部",
    "外部",
    "一部",
    "处处",
    "机会",
    "社会",
    "学会上",
];

/// The full and the short words of the names of bodies.
const SHORT: [(&str, &str); 18] = [
    ("中华人民共和国", ""),
    ("食品药品监督管理", "食药监"),
    ("食品药品监管", "食药监"),
    ("药品监督管理", "药监"),
    ("药品监管", "药监"),
    ("市场监督管理", "市监"),
    ("市场监管", "市监"),
    ("卫生健康委员会", "卫健委"),
    ("卫生健康委", "卫健委"),
    ("卫生和计划生育委员会", "卫计委"),
    ("卫生计生委", "卫计委"),
    ("工业和信息化", "工信"),
    ("发展和改革委员会", "发改委"),
    ("发展改革委", "发改委"),
    ("医疗保障", "医保"),
    ("知识产权", "知产"),
    ("人民政府", "政府"),
    ("委员会", "委"),
];

/// A central body anywhere in a sentence.
static CENTRAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:海关总署|财政部|商务部|公安部|工业和信息化部|工信部|农业农村部|科学技术部|科技部|教育部|民政部|司法部|人力资源和?社会保障部|人社部|生态环境部|交通运输部|应急管理部|国务院办公厅|国务院|最高人民法院|最高人民检察院|国家卫生健康委员会|国家卫生健康委|国家卫健委|国家医疗保障局|国家医保局|国家市场监督管理总局|国家市场监管总局|市场监督管理总局|市场监管总局|国家税务总局|税务总局|国家中医药管理局|国家中医药局|国家知识产权局|国家疾病预防控制局|国家疾控局|国家发展改革委|国家发展和改革委员会|国家林草局|国家药品监督管理局药品审评中心|药审中心|国家药品监督管理局|国家药品监管局|国家药监局)",
    )
});

/// The name of a body as it compares: 国家药品监督管理局 is 国家药监局, and case is nothing.
#[must_use]
pub fn body(words: &str) -> String {
    let mut short: String = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    short = short.replace('’', "'");
    for (full, words) in SHORT {
        if short.contains(full) {
            short = short.replace(full, words);
        }
    }
    let short = short.strip_prefix("the ").unwrap_or(&short);
    let short = short.strip_suffix("'s").unwrap_or(short);
    let short = short.strip_prefix('原').unwrap_or(short);
    // 国家市场监管总局 is said without 国家, and there is one only.
    let is_top = short.ends_with("总局") || short.ends_with("总署");
    let short = short.strip_prefix("国家").filter(|_| is_top).unwrap_or(short);
    short.to_owned()
}

/// The bodies that a notice's title, number or publisher names as its issuers.
#[must_use]
pub fn issuers_of(text: &str, script: Script) -> Vec<String> {
    let text = text.trim();
    let split = |words: &str| {
        let words = words.split([' ', '　', '、', ',', '，']).map(str::trim);
        words.filter(|one| is_body(one)).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut all: Vec<String> = Vec::new();
    match script {
        Script::Chinese => {
            if is_body(text) {
                all.push(text.to_owned());
            }
            let before = text.find("关于").or_else(|| text.find('《')).unwrap_or(0);
            let before = without_verb(&text[..before]);
            all.extend(split(before));
            all.extend(chinese_titles::issuer(text).iter().flat_map(|one| split(one)));
        }
        Script::Latin => {
            all.extend(latin_titles::issuers(text));
            let is_alone = text.split(' ').any(|one| is_english_body(one) || is_acronym(one))
                && !text.split(' ').any(kinds::is_english);
            if is_alone {
                all.push(text.to_owned());
            }
        }
    }
    // The names in it are passed over, and most titles have no number.
    let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let latin = if has_digits { latin::find(text) } else { Vec::new() };
    let numbers = chinese::find(text).into_iter().chain(latin);
    for one in numbers.filter(super::Found::is_number) {
        let near = one.issuer.iter().chain(&one.near);
        all.extend(near.filter_map(|range| text.get(range.clone())).map(str::to_owned));
    }
    all.sort();
    all.dedup();
    all
}

fn is_body(words: &str) -> bool {
    is_chinese_body(words)
        && !NO_BODIES.iter().any(|one| words.ends_with(one))
        && words.chars().all(is_hanzi)
}

/// Words before what was issued, without verb and adverbs: 国家药监局近日印发.
fn without_verb(before: &str) -> &str {
    let mut words = before.trim_end();
    for joint in ["了", "的", "过", "新版", "新修订", "修订后"] {
        words = words.strip_suffix(joint).unwrap_or(words);
    }
    words = VERBS.iter().find_map(|verb| words.strip_suffix(verb)).unwrap_or(words);
    loop {
        let shorter = words.trim_end_matches([' ', '，', ',']);
        // 于2024年5月20日
        let shorter = shorter
            .strip_suffix(['日', '月', '年'])
            .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
            .map_or(shorter, |rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
        let shorter = ADVERBS.iter().find_map(|one| shorter.strip_suffix(one)).unwrap_or(shorter);
        if shorter.len() == words.len() {
            return words;
        }
        words = shorter;
    }
}

/// The Chinese body that issued what begins at a place: its words stand just before, but for a verb.
pub(super) fn chinese_issuer(text: &str, end: usize) -> Option<Range<usize>> {
    let window = window(text, 0, end, 120);
    let offset = end - window.len();
    let before = without_verb(window);
    body_at_end(before).map(|body| offset + body.start..offset + body.end)
}

/// The place just before a name: 香港《药品管理法》 is not the law that is meant without it.
pub(super) fn place_before(text: &str, end: usize) -> Option<Range<usize>> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?P<place>香港|澳门|台湾|越南|美国|日本|欧盟|欧洲|韩国|朝鲜|英国|德国|法国|俄罗斯|印度|泰国|新加坡|马来西亚|加拿大|澳大利亚|瑞士|巴西|世界卫生组织|世卫组织|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆|\p{Han}{2,3}(?:省|市|自治区|特区|特别行政区))的?$",
        )
    });
    const ANYWHERE: [&str; 9] =
        ["我省", "本省", "全省", "各省", "我市", "本市", "全市", "各市", "该市"];
    let before = window(text, 0, end, 40);
    let place = PLACE.captures(before)?.name("place")?;
    let is_place = !ANYWHERE.iter().any(|one| place.as_str().ends_with(one));
    is_place.then(|| end - before.len() + place.start()..end - before.len() + place.end())
}

/// The body by which what ends at a place was issued: 《…》由财政部发布.
pub(super) fn by_after(text: &str, end: usize) -> Option<Range<usize>> {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[^。；，！？\n]{0,4}由(?P<body>\p{Han}{2,24}?)(?:联合|共同|牵头)*(?:发布|印发|制定|公布|颁布|下发|出台)",
        )
    });
    let rest = &text[end..text.floor_char_boundary((end + 140).min(text.len()))];
    let body = BY.captures(rest)?.name("body")?;
    is_body(body.as_str()).then(|| end + body.start()..end + body.end())
}

/// The body that the words end with.
pub(super) fn body_at_end(words: &str) -> Option<Range<usize>> {
    let run = words.chars().rev().take_while(|c| is_hanzi(*c)).map(char::len_utf8).sum::<usize>();
    let run = &words[words.len() - run..];
    let issuer = &run[after_introduction(run)..];
    let issuer = issuer.strip_prefix('原').unwrap_or(issuer);
    let is_one = is_body(issuer) && !issuer.contains("部门");
    is_one.then(|| words.len() - issuer.len()..words.len())
}

/// The body before 关于 in words that go on to a place without marks: 财政部关于进口药品的公告.
pub(super) fn before_about(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let sentence = sentence_before(text, from, end);
    let offset = end - sentence.len();
    sentence.match_indices("关于").find_map(|(at, _)| {
        let body = body_at_end(without_verb(&sentence[..at]))?;
        Some(offset + body.start..offset + body.end)
    })
}

/// The last central body named in the sentence before a place.
pub(super) fn central(text: &str, end: usize) -> Option<Range<usize>> {
    let sentence = sentence_before(text, 0, end);
    let offset = end - sentence.len();
    let last = CENTRAL.find_iter(sentence).last()?;
    Some(offset + last.start()..offset + last.end())
}

fn sentence_before(text: &str, from: usize, end: usize) -> &str {
    let before = window(text, from, end, 300);
    let start = before
        .rfind(['。', '；', '！', '？', '\n'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    &before[start..]
}

/// Whether words stand for the body that speaks, which only its own text can tell.
pub(super) fn is_any(words: &str) -> bool {
    ANY.contains(&words)
}
