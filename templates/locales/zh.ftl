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
