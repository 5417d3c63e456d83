//! The rules by which a line is page furniture: data, which a site can add to.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::config::{FurnitureRule, Scope};
use crate::import::line::{Form, Line};
use crate::pattern::pattern;

/// What a rule of the program is made of.
struct BuiltIn {
    name: &'static str,
    scope: Scope,
    /// Longest line it may drop, in characters.
    longest: usize,
    /// Whether it may drop a line that ends a sentence, as banners do.
    sentences: bool,
    pattern: &'static str,
}

const fn anywhere(name: &'static str, longest: usize, pattern: &'static str) -> BuiltIn {
    BuiltIn { name, scope: Scope::Anywhere, longest, sentences: false, pattern }
}

const fn edge(name: &'static str, longest: usize, pattern: &'static str) -> BuiltIn {
    BuiltIn { name, scope: Scope::Edge, longest, sentences: false, pattern }
}

const fn tail(name: &'static str, longest: usize, pattern: &'static str) -> BuiltIn {
    BuiltIn { name, scope: Scope::Tail, longest, sentences: false, pattern }
}

/// A banner at the edge of a page, which speaks in sentences of its own.
const fn banner(name: &'static str, longest: usize, pattern: &'static str) -> BuiltIn {
    BuiltIn { name, scope: Scope::Edge, longest, sentences: true, pattern }
}

/// The name of the rule for the way to a page, by which the head of a site is known as well.
pub(super) const BREADCRUMB: &str = "breadcrumb";

/// The rules, tried in order. Patterns are matched against the whole line, without regard to case.
const RULES: &[BuiltIn] = &[
    edge(
        BREADCRUMB,
        120,
        r"(?:当前位置|当前栏目|所在位置|[您你](?:现在)?(?:所)?在?的?(?:当前)?位置|现在的?位置|[目當]前位置|[您你]現在的位置)\s*[:：].*|(?:(?:current )?location|you are here)\s*[:：].*[>›»→/].*|(?:网站)?(?:首页|首頁|主页|主頁|home(?: page)?)\s*(?:>+|&gt;|›|»|→|/|::).*",
    ),
    anywhere("image name", 80, r"[\w\p{Han}（）()·.\- ]+\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg)"),
    edge(
        "empty label",
        12,
        r"(?:附件|相关附件|attachments?|相关链接|相关阅读|related links?)\s*[:：]?",
    ),
    edge(
        "share bar",
        60,
        r"(?:分享(?:文章|本文)?(?:到|至)?|[【\[]?(?:分享|一键分享|分享到|分享至)[:：].*|share(?: this)?(?: page| article| story)?(?: (?:on|to|via|with)\b.*)?|(?:share|follow us)\s*[:：].*|(?:(?:facebook|twitter|x|linkedin|e-?mail|whatsapp|微信|微博|新浪微博|qq空间|qq好友|豆瓣|朋友圈|人人网)[\s|｜、·/]*){2,})\s*[:：]?",
    ),
    edge(
        "page tools",
        60,
        r"(?:[\s|｜/、【】\[\]（）()]*(?:返回(?:顶部|首页|列表|上一页)?|打印(?:本页|本文|页面|此页|文章)?|关闭(?:本页|页面|窗口)?|收藏(?:本页)?|【?字体\s*[:：]?|字号\s*[:：]?|大|中|小|纠错|复制链接|朗读|列印|友善列印|轉寄|回上一頁|返回頁首|頁首|返回上頁|back to (?:top|list)|return to top|top of page|printer[- ]friendly version|print(?: this page)?|close(?: window)?|text size|font size|a[-+]|save as pdf|e-?mail this page)[\s|｜/、【】\[\]（）():：]*)+",
    ),
    edge(
        "QR code",
        40,
        r"(?:请?用?(?:微信|手机)?扫一?扫|扫描(?:下方|左侧|右侧|上方)?二维码|扫码|长按识别二维码).*|scan (?:the |this )?qr code.*",
    ),
    anywhere(
        "skip link",
        40,
        r"(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation)|跳(?:转|过|到).{0,6}(?:内容|正文)",
    ),
    edge(
        "view counter",
        40,
        r"(?:本文)?(?:共?被?浏览(?:次数|量)?|点击(?:次数|数|率|量)?|阅读(?:次数|量)?|访问(?:次数|量)|瀏覽(?:人次|次數)|點閱(?:數|率)?|views?|hits?|reads?|page views)\s*[:：]?\s*\[?[\d,，]*\]?\s*次?|[\d,]+ (?:views|reads|hits)|已有\s*\d+\s*人(?:浏览|阅读)",
    ),
    edge(
        "neighbour",
        120,
        r"[【\[<«‹←]*\s*(?:(?:上一|下一|前一|后一)(?:篇|条|页|則|篇文章)|prev(?:ious)?(?: article| page| post| story)?|next(?: article| page| post| story)?)\s*[】\]»›→>]*(?:\s*[:：].*|\s*[»›→>]*)|[«‹←]\s*(?:prev|older|上一).*|(?:next|newer)\b.*[»›→]",
    ),
    edge(
        "visitor counter",
        60,
        r"you are visitor (?:number|no\.?).*|您是第.{0,20}位(?:访客|访问者|浏览者).*",
    ),
    edge(
        "login",
        40,
        r"(?:[\s|｜/·]*(?:登录|登錄|登入|网站地图|site ?map|中文版|中文|english|注册|註冊|免费注册|退出|个人中心|log ?in|log ?on|sign ?(?:in|up|out)|register|my account|create account))+[\s|｜/·]*",
    ),
    edge(
        "navigation bar",
        160,
        r"(?:[^|｜·>。，；：:;!?！？《》]{1,24}\s*[|｜]\s*){3,}[^|｜·>。，；：:;!?！？《》]{1,24}[|｜]?|(?:home|about(?: us)?|news(?:room)?|contact(?: us)?|publications|services|careers|search|menu|topics|english|中文)(?:\s*[|｜·•]?\s*(?:home|about(?: us)?|news(?:room)?|contact(?: us)?|publications|services|careers|search|menu|topics|regulations?|guidance|english|中文|faqs?|media|events|resources|help|sitemap|site map)){2,}",
    ),
    // Names side by side at the end of a text are names.
    BuiltIn {
        name: "navigation bar",
        scope: Scope::Head,
        longest: 160,
        sentences: false,
        pattern: r"(?:\p{Han}{2,6}[\s\u{3000}]+){3,}\p{Han}{2,6}",
    },
    edge(
        "editor line",
        60,
        r"[（(【\[]?\s*(?:(?:责任|執行|执行|值班)?编辑|責任編輯|责编|审核|初审|复审|终审|审签|校对|校對|供稿|供图|摄影|撰稿|(?:web |executive |copy )?editors?)\s*[:：|].*",
    ),
    banner(
        "cookie banner",
        500,
        r"(?:.{0,40}(?:we|this (?:web)?site|our (?:web)?site|本网站|我们) ?(?:uses?|使用) ?(?:(?:strictly )?(?:necessary|essential|optional) )?cookies?\b.*|(?:accept|reject|allow)(?: all)?(?: (?:optional|additional))? cookies|cookie (?:settings|preferences|policy)|manage (?:cookies|preferences)|接受(?:全部|所有)?\s*cookies?)",
    ),
    banner(
        "newsletter banner",
        240,
        r"(?:(?:sign up|subscribe|register|join)\b.{0,60}\b(?:newsletter|mailing list|e-?mail(?: updates| alerts)?|updates|alerts|bulletin|inbox)\b.*|stay (?:informed|up to date|connected)\b.{0,120}|(?:enter )?your e-?mail address|订阅(?:我们的)?(?:邮件|电子期刊|电子报|新闻简报).{0,40}|关注(?:我们|官方微信|微信公众号).{0,30})",
    ),
    // With these signs, a footer can be a sentence as well.
    BuiltIn {
        name: "site footer",
        scope: Scope::Tail,
        longest: 300,
        sentences: true,
        pattern: r".*(?:ICP\s*[备備证證]|公网安备|版权所有|版權所有|all rights reserved|©).*",
    },
    BuiltIn {
        name: "disclaimer",
        scope: Scope::Tail,
        longest: 400,
        sentences: true,
        pattern: r"(?:版权(?:与免责)?声明|免责声明|特别声明|重要声明|disclaimer)\s*[:：].*|notice: the content above.*|(?:本文|文章)?(?:转载|转自|图片来源|图片来自).{0,60}|.{0,80}如有侵权.{0,40}",
    },
    // Names of desks and reporters; not notes on the document, such as （此件公开发布）.
    tail(
        "desk line",
        60,
        r"[（(](?:(?-i:[A-Z][\w&.,:'’-]+(?:\s+(?:and|of|the|for|by|&|[A-Z][\w&.,:'’-]*)){0,7})|[^（）()]*(?:记者|编辑|通讯员|摄影|来源|[社网报])[^（）()]*)[)）]",
    ),
    tail(
        "site footer",
        200,
        r".*(?:ICP\s*[备備证證]|公网安备|版权所有|版權所有|主办单位\s*[:：]|主办\s*[:：].*承办|承办单位\s*[:：]|网站标识码|网站地图|all rights reserved|copyright|©|技术支持\s*[:：]|webmaster\s*:|best viewed (?:in|with)|最佳瀏覽|最佳浏览).*|(?:(?:privacy(?: policy| notice)?|terms(?: of (?:use|service))?|disclaimer|accessibility|site ?map|contact us|关于我们|联系我们|网站声明|隐私声明|法律声明|使用帮助)[\s|｜·•]*)+",
    ),
];

/// A rule, ready to be tried.
#[derive(Debug, Clone)]
pub(in crate::import) struct Rule {
    /// What it is called in reports.
    pub name: Cow<'static, str>,
    /// Where it applies.
    pub scope: Scope,
    longest: usize,
    sentences: bool,
    pattern: Regex,
}

impl From<&FurnitureRule> for Rule {
    /// A rule of a site. It may drop lines that end a sentence, since a person wrote it for them.
    fn from(rule: &FurnitureRule) -> Self {
        let FurnitureRule { name, pattern, scope } = rule;
        let (name, pattern) = (name.clone().into(), pattern.clone());
        Self { name, scope: *scope, longest: LONGEST_OF_SITE, sentences: true, pattern }
    }
}

/// Longest line that a site's rule may drop, in characters.
const LONGEST_OF_SITE: usize = 1_000;

impl Rule {
    fn fits(&self, text: &str, length: usize, ends_sentence: bool) -> bool {
        length <= self.longest && (self.sentences || !ends_sentence) && self.pattern.is_match(text)
    }
}

static BUILT_IN: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |rule: &BuiltIn| Rule {
        name: rule.name.into(),
        scope: rule.scope,
        longest: rule.longest,
        sentences: rule.sentences,
        pattern: pattern(&format!("^(?i:{})$", rule.pattern)),
    };
    RULES.iter().map(rule).collect()
});

/// The rule that a line falls under: one of the site's, else one of the program's.
pub(super) fn rule_for<'r>(line: &Line, of_site: &'r [Rule]) -> Option<&'r Rule> {
    if !line.is_text() && !matches!(line.form, Form::Heading(_) | Form::Item { .. }) {
        return None;
    }
    let length = line.text.chars().count();
    let is_sentence = ends_sentence(&line.text);
    let all = of_site.iter().chain(BUILT_IN.iter());
    all.into_iter().find(|rule| rule.fits(&line.text, length, is_sentence))
}

/// A line of running text ends its sentence.
pub(in crate::import) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '’', '」', ')', '）']);
    text.ends_with(['。', '！', '？', '；', '!', '?', ';'])
        || (text.ends_with('.') && text.split_whitespace().count() > 5)
}
