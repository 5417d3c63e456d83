//! The forms of sentences, headings, titles and tables, each in English and in Chinese. `{name}` is
//! filled in alike in both; a name with a digit (`{count2}`) is another of the same kind, unlike the first. The two
//! languages therefore state the same figures, days, numbers and names.

use super::words::Words;

/// Sentences of paragraphs and lists.
pub const SENTENCES: &[Words] = &[
    ("{when}, {who} {did} {what} {how}.", "{when}，{who}{did}{what}，{how}。"),
    ("{when}, {who} will {do} {what}.", "{when}，{who}将{do}{what}。"),
    (
        "{who} will {do} {what}, and {who2} will {do2} {what2}.",
        "{who}要{do}{what}，{who2}要{do2}{what2}。",
    ),
    (
        "to {do} {what}, {who} will write to {org} by {date}.",
        "为{do}{what}，{who}应于{date}前致函{org}。",
    ),
    ("{org} asked {who} to {do} {what} {how}.", "{org}要求{who}{do}{what}，{how}。"),
    ("where {who} cannot {do} {what}, {org} decides.", "{who}无法{do}{what}的，由{org}决定。"),
    ("{who} {did} {what} and {what2} {how}.", "{who}{did}{what}和{what2}，{how}。"),
    (
        "{org} visited {count} makers of {product} in {place} and opened {count2} cases.",
        "{org}走访{place}{product}生产企业{count}家，立案{count2}起。",
    ),
    (
        "of {many} samples taken in {place}, {share} met the standard for {product}.",
        "{place}共采集样品{many}份，{product}达标率为{share}。",
    ),
    (
        "the share of shops with a licence on show rose to {share} in {place}, from {share2}.",
        "{place}亮证经营门店占比由{share2}升至{share}。",
    ),
    (
        "{firm} recalled {count} boxes of {product}, lot {lot}, on {date}.",
        "{firm}于{date}召回{product}，批号{lot}，共{count}盒。",
    ),
    (
        "fines came to {money}, of which {firm} owed {share}.",
        "罚款共计{money}，其中{firm}占{share}。",
    ),
    (
        "on {date}, {person} of {org} called at {firm} and asked about {what}.",
        "{date}，{org}{person}到访{firm}，了解{what}。",
    ),
    (
        "{person} said that {who} will {do} {what} {how}.",
        "{person}表示，{who}将{do}{what}，{how}。",
    ),
    ("the steps set out in {cite} apply.", "适用{cite}所列步骤。"),
    ("what {cite} says of {what} still holds.", "{cite}关于{what}的内容继续有效。"),
    (
        "by {date}, {share} of the pharmacies in {place} had joined the platform.",
        "截至{date}，{place}{share}的药店已接入平台。",
    ),
    ("{who} must answer {org} within {days} working days.", "{who}应在{days}个工作日内答复{org}。"),
    ("for {year}, {money} is set aside for {what}.", "{year}年安排{money}用于{what}。"),
    (
        "{org} approved {product} of {firm} under the number {approval}.",
        "{org}批准{firm}的{product}，批准编号为{approval}。",
    ),
    (
        "a course of {days} days in {place} was attended by {count} people.",
        "在{place}举办的{days}天课程有{count}人参加。",
    ),
    (
        "on {topic}, {count} hospitals wrote in, {count2} more than the year before.",
        "就{topic}来信的医院有{count}家，比上年增加{count2}家。",
    ),
    ("more is said under {link}.", "详见{link}。"),
    (
        "forms on {topic} are taken from {date} on, for {days} days.",
        "{topic}申请表自{date}起受理，为期{days}天。",
    ),
    (
        "the reserve holds {many} doses of {product}, meant for {count} counties.",
        "储备中有{product}{many}剂，供{count}个县使用。",
    ),
    (
        "{firm} and {firm2} agreed on a purchase worth {money}.",
        "{firm}与{firm2}商定采购金额为{money}。",
    ),
    (
        "laboratories in {place} looked at {product} by {few} methods and found no difference.",
        "{place}的实验室用{few}种方法检测{product}，未见差异。",
    ),
    (
        "complaints about {topic} fell from {share} of all to {share2}.",
        "{topic}投诉占全部投诉的比例由{share}降至{share2}。",
    ),
    (
        "{firm} found a deviation in lot {lot} of {product} and told {org} on {date}.",
        "{firm}发现{product}批号{lot}存在偏差，于{date}告知{org}。",
    ),
    (
        "{org} and {org2} share {count} reports on {topic} a month.",
        "{org}与{org2}每月共享{topic}报告{count}份。",
    ),
];

/// The first sentence.
pub const OPENINGS: &[Words] = &[
    (
        "{issuer} issued this text on {today}, to {do} {what} and to answer questions on {topic}.",
        "为{do}{what}，并回应有关{topic}的问题，{issuer}于{today}发布本文。",
    ),
    (
        "on {today}, {issuer} {did} {what}; the following concerns {topic}.",
        "{today}，{issuer}{did}{what}，现就{topic}说明如下。",
    ),
    (
        "{issuer} has heard {who} and {who2}, and sets out below what follows for {topic}.",
        "{issuer}听取了{who}和{who2}的意见，现就{topic}提出如下要求。",
    ),
    (
        "under {cite}, {issuer} {did} {what}. This text says how {topic} goes on.",
        "根据{cite}，{issuer}{did}{what}。本文说明{topic}的后续安排。",
    ),
];

/// The last sentence.
pub const ENDINGS: &[Words] = &[
    ("this text takes effect on {date}.", "本文自{date}起施行。"),
    ("questions are answered by {org}.", "咨询事宜由{org}答复。"),
    (
        "{who} will report to {issuer} on {what} by {date}.",
        "{who}应于{date}前向{issuer}报告{what}情况。",
    ),
    ("{issuer} explains this text.", "本文由{issuer}负责解释。"),
];

/// Headings.
pub const HEADINGS: &[Words] = &[
    ("Why this is needed", "必要性"),
    ("What was found", "发现的问题"),
    ("Who is concerned", "适用范围"),
    ("Steps", "步骤"),
    ("Main tasks", "主要任务"),
    ("Money and staff", "经费与人员"),
    ("Timetable", "时间安排"),
    ("Working with others", "协作机制"),
    ("Samples and tests", "取样与检测"),
    ("Records to keep", "应存记录"),
    ("When something goes wrong", "异常处置"),
    ("Exceptions", "例外情形"),
    ("Advice to the public", "公众提示"),
    ("Results so far", "阶段成果"),
    ("Next year’s priorities", "来年重点"),
    ("Transport and storage", "运输与储存"),
    ("Reports and returns", "报送要求"),
    ("On {topic}", "关于{topic}"),
    ("The case of {firm}", "{firm}案例"),
    ("Work in {place}", "{place}工作"),
];

/// The columns of tables, and what is in a row of them.
pub const TABLES: &[(&[Words], &[Words])] = &[
    (
        &[("Place", "地点"), ("Visits", "走访次数"), ("Share without faults", "无缺陷占比")],
        &[("{place}", "{place}"), ("{count}", "{count}"), ("{share}", "{share}")],
    ),
    (
        &[("Product", "产品"), ("Maker", "生产者"), ("Lot", "批号"), ("Boxes", "盒数")],
        &[
            ("{product}", "{product}"),
            ("{firm}", "{firm}"),
            ("{lot}", "{lot}"),
            ("{count}", "{count}"),
        ],
    ),
    (
        &[("Task", "任务"), ("Done by", "责任方"), ("Until", "期限")],
        &[("{do} {what}", "{do}{what}"), ("{who}", "{who}"), ("{date}", "{date}")],
    ),
    (
        &[("Body", "机构"), ("Funds", "资金"), ("Concerning", "事项")],
        &[("{org}", "{org}"), ("{money}", "{money}"), ("{topic}", "{topic}")],
    ),
];

/// What documents are about, for their titles, which leave out the word for the kind.
pub const SUBJECTS: &[Words] = &[
    ("{doing} {what}", "{doing}{what}"),
    ("{doing} {what} and {what2}", "{doing}{what}和{what2}"),
    ("{doing} {what} in the Field of {topic}", "在{topic}领域{doing}{what}"),
    ("the Supply of {product} to {place}", "{place}{product}保障"),
    ("Defects of {product} Made by {firm}", "{firm}{product}质量缺陷"),
    ("Work on {topic} in {place}", "{place}{topic}工作"),
    ("the Visit to {firm} and {doing} {what}", "走访{firm}并{doing}{what}"),
];
