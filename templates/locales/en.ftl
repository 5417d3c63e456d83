# Words of the interface, in English. A site can override single messages in templates/locales/en.ftl of its own.

home = Home
skip = Skip to content
main-navigation = Main navigation
languages = Languages
breadcrumbs = You are here
moved = This page has moved
moved-to = It is now here:
built-with = Built with Gongwen

notices = Notices
topics = Topics
years = Years
series = Series
organisations = Organisations
places = Places

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
undated = Year unknown
notice-count = { $count ->
    [0] No notices
    [one] 1 notice
   *[other] { $count } notices
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
also-called = Words it is found by
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
