//! Named officials: names that stand beside the title of an office.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::line::Line;
use crate::language::Language;
use crate::pattern::pattern;

/// The officials that a text names, in the order of their first mention.
pub(super) fn people(lines: &[Line], language: Language) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let signed = lines.get(index + 1).and_then(|office| signature(&line.text, &office.text));
        let found = if language.is_chinese() { chinese(&line.text) } else { english(&line.text) };
        for name in found.into_iter().chain(signed) {
            if known.insert(name.clone()) {
                names.push(name);
            }
        }
    }
    names
}

/// A name alone above an office, as at the end of a notice.
fn signature(name: &str, office: &str) -> Option<String> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:Dr\.? )?(?P<name>[A-Z][a-z]+(?: [A-Z]\.)?(?:[ -][A-Z][a-z]+){1,2})$")
    });
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Acting|Deputy|Vice|Executive) )?(?:Director(?:[- ]General)?|Commissioner|Minister|Administrator|President|Chair(?:man|woman)?|Secretary|Governor|Head)\b",
        )
    });
    let name = NAME.captures(name)?.name("name")?.as_str();
    OFFICE.is_match(office).then(|| name.to_owned())
}

/// "Huang Guo, member of the Party Group and Deputy Director of …".
fn english(text: &str) -> Vec<String> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor)\.? )?(?P<name>[A-Z][a-z]+(?: [A-Z]\.)?(?:[ -][A-Z][a-z]+){1,2})(?P<how>,| has been| is| was) (?:an? |the |then )?(?:(?i:former|acting|vice|deputy|executive|chief|party|leading) )*(?i:member|director|commissioner|minister|secretary|head|chair(?:man|woman|person)?|president|governor|premier|administrator|director-general)\b",
        )
    });
    const NO_NAMES: [&str; 24] = [
        "In ",
        "At ",
        "On ",
        "From ",
        "The ",
        "For ",
        "General ",
        "Dr ",
        "Professor ",
        "South ",
        "North ",
        "East ",
        "West ",
        "New ",
        "Hong ",
        "Saudi ",
        "United ",
        "Great ",
        "Sri ",
        "Food ",
        "Drug ",
        "Quality ",
        "Public ",
        "National ",
    ];
    /// "Deputy Director Ann Lee opened", "said Professor Ann Lee".
    static AFTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:Director[- ]General|Director|Commissioner|Minister|Vice Premier|Premier|Governor|Mayor|President|Chair(?:man|woman)|Secretary|Administrator|Inspector General|Professor|Academician|[Dd]eputy [Dd]irector|[Dd]irector)(?:, (?:Ms|Mr|Mrs|Dr|Professor))?\.? (?:Dr\.? )?(?P<name>[A-Z][a-z]+(?: [A-Z]\.)?(?:[ -][A-Z][a-z]+){1,2})\b",
        )
    });
    let mut found: Vec<(usize, &str)> = [&*NAME, &*AFTER]
        .iter()
        .flat_map(|form| form.captures_iter(text))
        // "is a member" is said of countries and firms as well.
        .filter(|one| {
            let is_verb = one.name("how").is_some_and(|how| how.as_str() != ",");
            !is_verb
                || !one.get(0).is_some_and(|all| all.as_str().to_lowercase().ends_with("member"))
        })
        .filter_map(|one| one.name("name").map(|name| (name.start(), name.as_str())))
        .collect();
    found.sort_unstable();
    // A part of a longer run of capitals is part of the name of a body.
    let goes_on = |at: usize| {
        let before = text[..at].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        before.len() < at
            && before.ends_with(char::is_alphanumeric)
            && word.starts_with(char::is_uppercase)
    };
    const OFFICES: [&str; 18] = [
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Prof",
        "Madam",
        "Director",
        "General",
        "Commissioner",
        "Minister",
        "Administrator",
        "President",
        "Secretary",
        "Chairman",
        "Premier",
        "Governor",
        "Professor",
        "Mayor",
    ];
    let after_office =
        |at: usize| OFFICES.iter().any(|office| text[..at].trim_end().ends_with(office));
    const BODIES: [&str; 14] = [
        "Administration",
        "Bureau",
        "Agency",
        "Commission",
        "Office",
        "Center",
        "Centre",
        "Hotel",
        "Company",
        "Department",
        "Ministry",
        "Institute",
        "University",
        "Committee",
    ];
    let is_body = |name: &str| BODIES.iter().any(|body| name.ends_with(body));
    let names = found
        .into_iter()
        .filter(|(at, name)| !is_body(name) && (!goes_on(*at) || after_office(*at)))
        .map(|(_, name)| name);
    names
        .filter(|name| !NO_NAMES.iter().any(|word| name.starts_with(word)))
        .map(str::to_owned)
        .collect()
}

/// The commonest family names; together those of some nine in ten people in China.
const FAMILY_NAMES: &str = "白柏鲍毕卞卜蔡曹岑车陈程池迟储褚楚丛崔戴邓狄翟刁丁董窦杜段樊范方房费丰封冯符傅付甘高葛耿宫龚巩古谷顾关管桂郭韩杭郝何贺洪侯胡花华黄惠霍姬嵇吉季冀纪贾简江姜蒋焦金晋靳荆景鞠康柯孔寇匡邝赖兰蓝郎劳雷黎李厉郦连廉练梁廖林凌刘柳龙娄卢鲁陆路吕罗骆麻马毛茅梅孟米苗闵明莫牟穆倪聂宁牛农欧潘庞裴彭皮蒲朴浦戚齐祁钱乔秦邱丘裘仇曲瞿屈阙冉饶任荣阮芮桑沙尚邵佘申沈盛施石史舒司宋苏孙索台谈谭汤唐陶滕田佟童屠涂万汪王危韦卫魏温文闻翁巫邬吴伍武奚席习夏咸项萧肖谢辛邢熊胥徐许宣薛荀鄢严阎颜闫燕杨羊阳姚叶易殷阴尹游尤于余俞虞禹喻郁元袁岳云臧曾查湛詹张章赵甄郑支钟仲周朱诸祝竺庄卓宗邹祖左陳羅楊張劉黃吳趙鄭許鄧馮謝蘇葉蔣韓蕭賴魯萬錢龍譚鐘賀顧龔嚴陸倫盧衛湯覃";

/// 国家药监局党组书记李利、局长焦红出席; 副局长徐景和、赵军宁出席.
fn chinese(text: &str) -> Vec<String> {
    // An office, then one or more names with 、 between them. What follows a name tells its length:
    // a sign, or what such people do. 和 can end a name (…景和、) or join two (…文和…), 在 only joins.
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:书记|局长|主任|部长|司长|厅长|处长|总监|院长|署长|省长|市长|主席|委员|副总理|总理|会长|组长|负责人|所长|校长|站长|科长|局長|主任|署長|部長|處長|廳長|院長|市長|會長)(?:（[^）]{1,12}）)?",
        )
    });
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(&format!(
            r"^(?P<name>(?:(?:欧阳|司马|上官|诸葛|慕容|尉迟|夏侯|东方|皇甫|歐陽|司徒|令狐)\p{{Han}}{{1,2}}?|[{FAMILY_NAMES}]\p{{Han}}[\p{{Han}}--在作率说等及与]?))(?P<after>[、，。；：\s（]|今日|表示|介紹|指出|說|與|出席|主持|讲话|作|在|强调|指出|表示|参加|致辞|介绍|通报|汇报|宣读|部署|传达|总结|陪同|调研|应邀|受邀|赴|要求|会见|率|说|宣布|和|与|及|等|到会|一行|带队|同志|$)"
        ))
    });
    /// How far behind a name the office of the next begins, in bytes: 、副局长.
    const FARTHEST_OFFICE: usize = 24;
    let mut names = Vec::new();
    for title in OFFICE.find_iter(text) {
        let mut rest = &text[title.end()..];
        while let Some(captures) = NAME.captures(rest) {
            let (Some(found), Some(after)) = (captures.name("name"), captures.name("after")) else {
                break;
            };
            // Who is in charge of a firm is no name; one who speaks has one.
            // A list of names goes on with a name.
            let joins = matches!(after.as_str(), "、" | "和" | "与" | "及");
            let next = &rest[after.end()..];
            let is_office =
                OFFICE.find(next).is_some_and(|office| office.start() <= FARTHEST_OFFICE);
            if joins && !NAME.is_match(next) && !is_office {
                break;
            }
            let is_title = !title.as_str().starts_with("负责人");
            let speaks = matches!(after.as_str(), "介绍" | "表示" | "指出" | "强调" | "说");
            if !is_no_name(found.as_str()) && (is_title || speaks) {
                names.push(found.as_str().to_owned());
            }
            if !matches!(after.as_str(), "、" | "和" | "与" | "及") {
                break;
            }
            rest = &rest[after.end()..];
        }
    }
    names
}

/// Words that begin like a family name: 于近日, 何时, 严格.
fn is_no_name(name: &str) -> bool {
    // 郑州, 石家庄, 张家界 and the like begin so, too.
    if name.ends_with('州')
        || name.ends_with('县')
        || name.starts_with("石家庄")
        || name.starts_with("张家")
    {
        return true;
    }
    const WORDS: [&str; 48] = [
        "于近", "于昨", "于今", "于本", "于当", "于上", "于下", "于前", "于日", "于会", "何时",
        "何地", "何人", "方便", "方可", "方能", "高度", "高效", "严格", "严肃", "严厉", "成立",
        "程序", "万分", "方面", "江流", "申请", "管理", "许可", "项目", "任命", "高级", "金额",
        "简历", "毕业", "连续", "左右", "明确", "武汉", "安全", "和平", "应当", "应该", "关于",
        "常务", "祝贺", "任务", "任职",
    ];
    WORDS.iter().any(|word| name.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_beside_an_office() {
        for (text, expected) in [
            ("局长李进和、副局长周文和吴小芳参加。", vec!["李进和", "周文", "吴小芳"]),
            ("省药监局党组书记王晓、局长李建国出席会议并讲话。", vec!["王晓", "李建国"]),
            ("副局长周文、吴小芳出席会议。", vec!["周文", "吴小芳"]),
            ("局党组成员、副局长孙一鸣主持。", vec!["孙一鸣"]),
            ("各省局局长参加会议。", vec![]),
            ("主席向大会作报告。局长于近日出席会议。部长何时到会未定，局长严格要求。", vec![]),
            ("药品安全总监出席会议。", vec![]),
            ("委员会主任、副主任", vec![]),
        ] {
            assert_eq!(chinese(text), expected, "{text}");
        }
        for (text, expected) in [
            ("Zhang Wei, Deputy Director of the bureau, spoke.", vec!["Zhang Wei"]),
            ("Mary Ann Smith, the acting commissioner, agreed.", vec!["Mary Ann Smith"]),
            ("In Beijing, director of photography", vec![]),
        ] {
            assert_eq!(english(text), expected, "{text}");
        }
    }
}
