# 界面用语（中文）。各站可在自己的 templates/locales/zh.ftl 中逐条替换。

home = 首页
skip = 跳到正文
main-navigation = 主导航
languages = 语言
breadcrumbs = 当前位置
moved = 本页已迁移
moved-to = 新地址：
built-with = 由 Gongwen 生成

notices = 公文
topics = 主题
years = 年份
series = 系列
organisations = 机构
places = 地点

about-notices = 本集收录的全部公文，新的在前。
about-topics = 公文所涉及的主题，按拼音排列。
about-years = 按发布年份排列的公文。
about-series = 定期或多次发布的同类公文，例如年度会议。
about-organisations = 印发公文、参与其事或在公文中提到的机构，按拼音排列。
about-places = 会议举行地以及公文提到的地点，按拼音排列。

one-topics = 主题
one-series = 系列
one-organisations = 机构
one-places = 地点

year-name = { $year }年
undated = 年份不详
notice-count = { $count ->
    [0] 没有公文
   *[other] { $count }件公文
}
days = { $start }至{ $end }
days-in-year = { $year }年{ $start-month }月{ $start-day }日至{ $end-month }月{ $end-day }日
days-in-month = { $year }年{ $end-month }月{ $start-day }日至{ $end-day }日
list-separator = 、
colon = ：

kind-meeting = 会议
kind-opinion = 意见
kind-announcement = 公告
kind-circular = 通告
kind-notice = 通知
kind-regulation = 法规规章
kind-news = 新闻
kind-other = 其他

newest = 最新公文
all-notices = 全部公文（{ $count }）
contents = 目录
facts = 要目
kind = 文种
published = 发布日期
year = 年份
held = 会期
publisher = 发布者
author = 作者
attachments = 附件
document-number = 发文字号
people = 提到的负责人
editions = 本系列各届
editor-notes = 编者注
review = 待核
review-intro = 以下各点在导入时未能确定，列出依据，待人工核定。
provenance = 来源与文本
retrieved = 获取日期
saved-file = 保存的文件
address = 网址
text = 文本
language-of-text = 性质
rendition-verbatim = 来源原文，已去除网页附加内容
rendition-edited = 编辑稿：内容完整，文字另写；引用请据来源
status-original = 原文：与来源语言相同
status-official = 官方译文
status-unofficial = 非官方译文
status-machine = 机器译文
translated-of = 译自{ $language }
not-in-language = 本件尚无中文文本，以下显示{ $language }文本；要目为中文。

broader = 上位
narrower = 下位
related = 参见
also-called = 检索用词
notices-of-term = 相关公文
held-here = 在此举行
named-here = 另见提及
topics-of-year = 本年主题
previous-year = 上一年
next-year = 下一年

not-found-title = 没有这个页面
not-found-text = 此地址没有页面，可能已经迁移，也可能地址有误。
to-start = 前往首页

language-zh = 中文
language-en = 英文

field-text = 正文
field-translation = 译文
field-title = 标题
field-date = 发布日期
field-events = 会期

tables = 总览
matrix = 主题与年份
timeline = 时间线
wanted = 待收文件
about-matrix = 各年公文涉及各主题的件数。一件公文涉及几个主题，就在几行中各计一次。
about-timeline = 事件发生的时间与公布的时间，近者在前。
about-wanted = 公文引用、而本集尚未收录的文件。
about-people = 公文中具名的官员。
one-people = 具名官员
matrix-caption = 各主题各年公文件数；点数字可见其原话
whole-matrix = 全表
in-all = 合计
without-topic = 无主题
events-of-year = 当年之事
notice = 公文
place = 地点
days-after = { $days ->
    [0] 当日
   *[other] { $days }天后
}
without-event = 另有{ $count }件公文不涉及具体事件。
mentions-by-year = 历年提及次数
passages-by-year = 历年怎么说
more-passages = 另有{ $count }处
more-of-year = 当年另有{ $count }件
more-notices = 另有{ $count }件
against = 对照
years-skipped = 其间各年本集未收公文
no-year-before = 本集没有更早的年份可供对照。
topics-new = 新增
topics-risen = 增多
topics-same = 持平
topics-fallen = 减少
topics-dropped = 不再出现
now-and-before = { $now }（此前{ $before }）
side-by-side = 双语对照
read-side-by-side = 双语对照阅读
to-notice = 返回公文
no-gaps = 各段均有对应
gaps = { $count }段没有对应
gap = { $language }文本中没有对应段落
unmatched = 仅见于一种文本
unmatched-count = { $count }处数字、日期或名称仅见于一种文本
stale-pair = 原文在翻译之后有改动。
stale-block = 原文已改
stale-notice = 有{ $count }段的原文在翻译之后有改动，均已标出。
incomplete-notice = 原文另有增删，本译文未反映。
edition-missing = 本集未收该届
topics-by-edition = 各届主题
tasks = 各届任务对照
new = 新增
has-topic = 有
times = { $count }次
cited-times = 被引{ $count }次
new-against = 较{ $before }新增
nothing-new = 较{ $before }没有新增主题
no-longer = 不再出现
no-tasks = 未识别出任务清单，请看公文。
named-in-language = { $language }名称
nothing-wanted = 公文按名称或文号引用的文件，本集均已收录。
known-by-name = 人物仅以姓名区分
no-longer-in-force = 已不再有效。
since = 自{ $date }起
relations = 文件关系
relation-implements = 贯彻
relation-implements-of = 贯彻本文件的有
relation-amends = 修改
relation-amends-of = 修改本文件的有
relation-repeals = 废止
relation-repeals-of = 被废止于
relation-replaces = 替代
relation-replaces-of = 被替代于
relation-interprets = 解读
relation-interprets-of = 解读本文件的有
relation-cites = 引用
relation-cites-of = 引用本文件的有
related-notices = 相关公文
reason-relation = 有文件关系
reason-citation = 有引用关系
reason-series = 同一系列
reason-topics = 共同主题
reason-cite-alike = 同引{ $count }件文件
backlinks = 引用或链接本文的
cite-this = 引用本文
files = 文件
left-out = 导入时略去
lines-dropped = { $count }行
note-count = { $count }条
