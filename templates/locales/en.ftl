# Words of the interface, in English. A site can override single messages in templates/locales/en.ftl of its own.

home = Home
skip = Skip to content
theme = Colours
theme-system = System
theme-light = Light
theme-dark = Dark
main-navigation = Main navigation
languages = Languages
breadcrumbs = You are here
moved = This page has moved
moved-to = It is now here:
built-with = Built with Gongwen
data = Data

notices = Notices
topics = Topics
years = Years
series = Series
organisations = Organisations
places = Places
pages = Pages
previous-page = Before
next-page = Next

about-notices = Every notice of the collection, newest first.
about-topics = What the notices speak of, in alphabetical order.
about-years = The notices by the year of their publication.
about-series = Notices that recur, such as a yearly conference.
about-organisations = Bodies that issued a notice, took part in it or are named in it.
about-places = Where things happened, and what places the notices name.

one-topics = Topic
one-series = Series
one-organisations = Organisation
one-places = Place

year-name = { $year }
years-from-to = { $first }–{ $last }
undated = Year unknown
notice-count = { $count ->
    [0] No notices
    [one] 1 notice
   *[other] { $count } notices
}
topic-count = { $count ->
    [one] 1 topic
   *[other] { $count } topics
}
days = { $start } – { $end }
days-in-year = { $start-day } { $start-month-name } – { $end-day } { $end-month-name } { $year }
days-in-month = { $start-day }–{ $end-day } { $end-month-name } { $year }
list-separator = ,{" "}
colon = :{" "}

kind-meeting = Meeting
kind-opinion = Opinions
kind-announcement = Announcement
kind-circular = Circular
kind-notice = Notice
kind-regulation = Regulation
kind-news = News
kind-other = Other

newest = Newest notices
all-notices = All notices ({ $count })
all-topics = All topics ({ $count })
contents = Contents
facts = Particulars
kind = Kind
published = Published
year = Year
held = Held
publisher = Publisher
author = Author
attachments = Attachments
document-number = Document number
people = Named officials
editions = Editions of this series
editor-notes = Editor’s notes
review = Still to review
review-intro = Import could not settle these points. They are shown with the evidence, and wait for a person to decide.
source = Source
provenance = Source and text
retrieved = Retrieved
saved-file = Saved file
address = Address
text = Text
language-of-text = Status
rendition-verbatim = The source’s own words, less the page furniture
rendition-edited = Edited record: complete in substance, in other words. Quote from the source
status-original = Original: in the language of the source
status-official = Official translation
status-unofficial = Unofficial translation
status-machine = Machine translation
translated-of = from { $language }
not-in-language = This has no text in English yet. It is shown in { $language }; the particulars are in English.

broader = Part of
narrower = Parts
related = See also
also-called = Search terms
notices-of-term = Notices
held-here = Held here
named-here = Also named in
topics-of-year = Topics of the year
previous-year = Earlier
next-year = Later

not-found-title = Page not found
not-found-text = There is no page at this address. It may have moved, or the address may be mistyped.
to-start = To the start page

language-zh = Chinese
language-en = English

field-text = Text
field-translation = Translation
field-title = Title
field-date = Date of publication
field-events = Dates of the event
field-organisations = Organisations
field-places = Places
field-topics = Topics
field-people = Named officials
field-kind = Kind
field-series = Series
field-document_number = Document number
field-publisher = Publisher
field-author = Author

tables = Across the collection
matrix = Topics by year
timeline = Timeline
wanted = Wanted
about-matrix = How many notices of each year speak of each topic. A notice of several topics counts in the row of each.
about-timeline = What happened when, as against when it was published. The latest first.
about-wanted = Documents that the notices cite and that the collection does not have.
about-people = Officials that the notices name.
one-people = Named official
matrix-caption = Notices by topic and year; each number leads to what they say
whole-matrix = The whole table
in-all = Total
all-years = All years
without-topic = No topic
events-of-year = What happened in the year
notice = Notice
place = Place
days-before = { $days ->
    [one] 1 day before
   *[other] { $days } days before
}
days-during = meanwhile
days-after = { $days ->
    [0] the same day
    [one] 1 day later
   *[other] { $days } days later
}
without-event = { $count ->
    [one] 1 notice reports no event.
   *[other] { $count } notices report no event.
}
mentions-by-year = Mentions by year
passages-by-year = What was said, year by year
more-passages = { $count ->
    [one] and 1 more passage
   *[other] and { $count } more passages
}
more-of-year = { $count ->
    [one] 1 more of this year
   *[other] { $count } more of this year
}
more-notices = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
against = Compared with
years-skipped = the collection has nothing of the years between
no-year-before = The collection has no earlier year to compare with.
topics-new = New
topics-risen = More
topics-same = As before
topics-fallen = Fewer
topics-dropped = No longer
now-and-before = { $now } (before: { $before })
side-by-side = Side by side
read-side-by-side = Read the two languages side by side
to-notice = Back to the notice
no-gaps = Every block has its counterpart
gaps = { $count ->
    [one] 1 block has no counterpart
   *[other] { $count } blocks have no counterpart
}
gap = No counterpart in { $language }
unmatched = Only in one of the two
unmatched-count = { $count ->
    [one] 1 figure, date or name is in one text only
   *[other] { $count } figures, dates or names are in one text only
}
stale-pair = The original has changed since it was translated.
stale-block = The original has changed
stale-notice = { $count ->
    [one] The original of one passage has changed since it was translated; the passage is marked.
   *[other] The originals of { $count } passages have changed since they were translated; the passages are marked.
}
incomplete-notice = The original also has, or had, passages that are not in this translation.
earlier-editions = { $count ->
    [one] The latest editions are compared; 1 earlier one is not.
   *[other] The latest editions are compared; { $count } earlier ones are not.
}
edition-missing = No edition in the collection
topics-by-edition = Topics by edition
tasks = Tasks, edition by edition
new = new
has-topic = yes
times = { $count ->
    [one] once
   *[other] { $count } times
}
cited-times = { $count ->
    [one] cited once
   *[other] cited { $count } times
}
new-against = New since { $before }
nothing-new = No new topic since { $before }
no-longer = No longer
no-tasks = No list of tasks was recognised; see the notice.
named-in-language = Named in { $language }
more-wanted = { $count ->
    [one] One more document is cited less often.
   *[other] { $count } more documents are cited less often.
}
nothing-wanted = Every document that the notices cite by name or number is in the collection.
known-by-name = People are told apart by name alone
since = with effect from { $date }
published-on = published { $date }
relations = Relations
relation-implements = Implements
relation-implements-of = Implemented by
relation-amends = Amends
relation-amends-of = Amended by
relation-repeals = Repeals
relation-repeals-of = Repealed by
relation-replaces = Replaces
relation-replaces-of = Replaced by
relation-interprets = Interprets
relation-interprets-of = Interpreted by
relation-cites = Cites
relation-cites-of = Cited by
related-notices = Related notices
does-implements = this implements it
does-implements-of = implements this
does-amends = this amends it
does-amends-of = amends this
does-repeals = this repeals it
does-repeals-of = repeals this
does-replaces = this replaces it
does-replaces-of = replaces this
does-interprets = this interprets it
does-interprets-of = interprets this
does-cites = this cites it
does-cites-of = cites this
reason-citation = one cites the other
reason-series = same series
reason-topics = shared topics
reason-cite-alike = { $count ->
    [one] both cite one document
   *[other] both cite { $count } documents
}
backlinks = Cited or linked by
cite-this = Cite this
files = Files
left-out = Left out by import
lines-dropped = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
note-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
}

# What import left out, by its rules.
rule-breadcrumb = breadcrumb
rule-metadata = metadata
rule-outside-the-main-text = outside the main text
rule-document-number = document number
rule-page-tools = page tools
rule-list-marker = list marker
rule-date-line = date line
rule-neighbour = neighbouring article
rule-site-footer = site footer
rule-site-head = site head
rule-share-bar = share bar
rule-editor-line = editor line
rule-repeated-title = repeated title
rule-repeated-table-head = repeated table head
rule-related-links = related links
rule-page-number = page number
rule-image-name = image name
rule-running-head = running head
rule-login = login
rule-empty-label = empty label
rule-disclaimer = disclaimer
rule-desk-line = desk line
rule-cookie-banner = cookie banner
rule-newsletter-banner = newsletter banner
rule-qr-code = QR code
rule-skip-link = skip link
rule-navigation-bar = navigation bar
rule-masthead = masthead
rule-label = label
rule-view-counter = view counter
rule-visitor-counter = visitor counter
rule-hyphen-of-a-divided-word = hyphen of a divided word
rule-front-matter = front matter
rule-control-of-the-page = control of the page

# Search. The scripts put the number of notices in place of {n}.
search = Search
search-box = Search the notices
search-filters = Filters
search-needs-script = Searching needs scripts; without them, look by topic or by year.
search-found = { "{n}" } notices found.
search-about = About { "{n}" } notices found.
search-one = 1 notice found.
search-none = Nothing found.
search-loose = None has all of the words; these have some of them.
search-term = Notices that speak of this term in another language are listed as well.
search-all = All results and filters
search-more = More results
search-broken = A part of the search index cannot be read; results may be missing.
search-any = any
search-from = from
search-to = to
search-language = Language
search-kind = Kind
search-year = Year
