//! The vocabularies of the corpus: 36 topics, 16 series, 64 places and 48 organisations, as many as a
//! collection of some size has. Places and the bodies in them are made up.

use super::words::Words;
use super::{Language, Pair};

/// A record of a vocabulary.
pub struct Term {
    /// The folder of its vocabulary.
    pub folder: &'static str,
    /// Its id there.
    pub id: String,
    /// What it is called.
    pub title: Pair,
    /// Other words for it.
    pub terms: Vec<Pair>,
    /// The record of the same vocabulary that it is related to.
    pub related: Option<String>,
}

/// All vocabularies.
pub struct Vocabularies {
    /// What notices are about.
    pub topics: Vec<Term>,
    /// What recurs.
    pub series: Vec<Term>,
    /// Where things happen.
    pub places: Vec<Term>,
    /// Who issues notices: those of one kind first, then those of the other.
    pub organisations: Vec<Term>,
    /// The abbreviation of each organisation in the numbers of its documents.
    pub codes: Vec<Pair>,
}

impl Vocabularies {
    /// The vocabularies; they are the same for each size of corpus.
    pub fn new() -> Self {
        let places = places();
        let towns = &places[..ISSUING];
        let of_body = |body: &'static Body| towns.iter().map(move |town| body.in_town(town));
        let code_of = |body: &'static Body| towns.iter().map(move |town| body.code_in(town));
        let organisations = BODIES.iter().flat_map(of_body).collect();
        let codes = BODIES.iter().flat_map(code_of).collect();
        Self { topics: topics(), series: series(), organisations, codes, places }
    }

    /// All records.
    pub fn all(&self) -> impl Iterator<Item = &Term> {
        [&self.topics, &self.series, &self.places, &self.organisations].into_iter().flatten()
    }
}

impl Term {
    /// What it is called in the midst of a sentence.
    pub fn in_sentence(&self, language: Language) -> String {
        let title = self.title.of(language);
        match (language, self.folder) {
            (Language::English, "topics") => title[..1].to_lowercase() + &title[1..],
            (Language::English, "organisations") => format!("the {title}"),
            _ => title.to_owned(),
        }
    }
}

/// How many places have bodies that issue notices.
const ISSUING: usize = 24;

/// A sort of body, with the abbreviation in the numbers of its documents.
struct Body {
    name: Words,
    code: Words,
}

const BODIES: &[Body] = &[
    Body {
        name: ("Medicines Administration", "药品监督管理局"), code: ("Yao Jian", "药监")
    },
    Body { name: ("Institute for Drug Testing", "药品检验院"), code: ("Jian Yan", "检验") },
];

impl Body {
    fn in_town(&self, town: &Term) -> Term {
        let title = town.title.join(" ", self.name);
        Term {
            folder: "organisations",
            id: id(&title.en),
            terms: vec![title.clone()],
            title,
            related: None,
        }
    }

    fn code_in(&self, town: &Term) -> Pair {
        town.title.join(" ", self.code)
    }
}

fn places() -> Vec<Term> {
    const FIRST: [Words; 8] = [
        ("Hai", "海"),
        ("Jiang", "江"),
        ("Yun", "云"),
        ("Song", "松"),
        ("Liu", "柳"),
        ("Shi", "石"),
        ("Qing", "青"),
        ("Bai", "白"),
    ];
    const SECOND: [Words; 8] = [
        ("zhou", "州"),
        ("cheng", "城"),
        ("chuan", "川"),
        ("he", "河"),
        ("shan", "山"),
        ("hu", "湖"),
        ("yuan", "原"),
        ("gang", "港"),
    ];
    let names = SECOND.iter().flat_map(|second| FIRST.iter().map(move |first| (first, second)));
    let place = |(first, second): (&Words, &Words)| {
        let title = Pair::from(*first).join("", *second);
        let related = (second.0 != "zhou").then(|| id(&format!("{}zhou", first.0)));
        Term { folder: "places", id: id(&title.en), terms: vec![title.clone()], title, related }
    };
    names.map(place).collect()
}

fn series() -> Vec<Term> {
    let of = |(subject, meeting): (&Words, &Words)| {
        let title = Pair {
            en: format!("{} {}", subject.0, meeting.0),
            zh: format!("{}{}", subject.1, meeting.1),
        };
        Term {
            folder: "series",
            id: id(&title.en),
            terms: vec![title.clone()],
            title,
            related: None,
        }
    };
    const SUBJECTS: [Words; 4] = [
        ("Provincial Inspectors’", "省级检查员"),
        ("Reference Laboratories’", "参考实验室"),
        ("Rural Pharmacies’", "乡村药店"),
        ("Registration Officers’", "注册专员"),
    ];
    const MEETINGS: [Words; 4] = [
        ("Annual Assembly", "年度大会"),
        ("Spring Round Table", "春季圆桌会"),
        ("Open Forum", "公开论坛"),
        ("Progress Review", "进展评议会"),
    ];
    MEETINGS.iter().flat_map(|meeting| SUBJECTS.iter().map(move |one| of((one, meeting)))).collect()
}

fn topics() -> Vec<Term> {
    let topic = |(number, (title, other)): (usize, &(Words, Words))| Term {
        folder: "topics",
        id: id(title.0),
        title: Pair::from(*title),
        terms: vec![
            Pair { en: title.0.to_lowercase(), zh: title.1.to_owned() },
            Pair::from(*other),
        ],
        related: (number > 0).then(|| id(TOPICS[number / 2].0.0)),
    };
    TOPICS.iter().enumerate().map(topic).collect()
}

fn id(name: &str) -> String {
    name.to_lowercase().replace('’', "").replace(' ', "-")
}

/// The title of each topic, and another word for it.
const TOPICS: &[(Words, Words)] = &[
    (("Cold-chain transport", "冷链运输"), ("refrigerated vans", "冷藏车")),
    (("Blood products", "血液制品"), ("plasma", "血浆")),
    (("Medicines for children", "儿童药品"), ("paediatric doses", "儿科剂量")),
    (("Orphan medicines", "孤儿药"), ("uncommon diseases", "少见病")),
    (("Herbal slices", "饮片炮制"), ("herbs", "药材")),
    (("Hospital preparations", "医院制剂"), ("hospital pharmacies", "院内药房")),
    (("Dental materials", "口腔材料"), ("fillings", "补牙材料")),
    (("Diagnostic kits", "诊断试剂盒"), ("reagents", "试剂")),
    (("Implants", "植入物"), ("pacemakers", "起搏器")),
    (("Contact lenses", "隐形眼镜"), ("lens fluid", "护理液")),
    (("Sun creams", "防晒用品"), ("sun protection", "防晒")),
    (("Hair dyes", "染发用品"), ("dyes", "染料")),
    (("Labels and leaflets", "标签和说明书"), ("leaflets", "用药说明")),
    (("Device identifiers", "器械标识"), ("bar codes", "条码")),
    (("Electronic licences", "电子证书"), ("electronic seals", "电子封签")),
    (("Night pharmacies", "夜间药房"), ("night deliveries", "夜间配送")),
    (("Pharmacists on duty", "在岗药师"), ("duty roster", "值班表")),
    (("Scarce medicines", "紧缺药品"), ("shortage", "短缺")),
    (("Recalls and returns", "召回与退货"), ("recalled", "召回")),
    (("Complaints from the public", "群众投诉"), ("complaints", "投诉")),
    (("Sampling plans", "抽样方案"), ("samples", "样品")),
    (("Reference standards", "标准品管理"), ("spectra", "图谱")),
    (("Trustworthy data", "数据可信"), ("audit trail", "审计追踪")),
    (("Making under contract", "受托生产"), ("contracts", "合同")),
    (("Changes to a licence", "许可变更"), ("renewal", "换证")),
    (("Emergency reserves", "应急储备"), ("antidotes", "解毒剂")),
    (("Radioactive medicines", "放射性药物"), ("isotopes", "同位素")),
    (("Substances under control", "管控物质"), ("controlled substances", "受管制物质")),
    (("Wholesale trade", "批发业务"), ("wholesalers", "批发商")),
    (("Vending machines", "自助售药"), ("vending", "售药机")),
    (("Selling in broadcasts", "直播带货"), ("advertising", "广告")),
    (("Goods at the border", "口岸货物"), ("parcels", "包裹")),
    (("Certificates for export", "出口证书"), ("importers", "进口代理人")),
    (("Networks of laboratories", "实验室网络"), ("mobile laboratories", "移动实验室")),
    (("Training of inspectors", "检查员培养"), ("newcomers", "新进人员")),
    (("Software as a device", "软件类器械"), ("interface", "接口")),
];
