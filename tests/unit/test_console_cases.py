"""The page of open cases: what stands first, why each is open, and how it is closed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from chalicelib.console import pages
from chalicelib.console.pages import CaseRow
from chalicelib.console.voice import Voice
from chalicelib.console.words import WORDS
from chalicelib.domain.decision import CaseKind
from chalicelib.domain.errors import Refused
from chalicelib.domain.post import Author
from chalicelib.domain.work import Case, TimelineEntry
from tests.unit.test_console_pages import NOW, POST, Page

OPENED = TimelineEntry(at=NOW - timedelta(minutes=10), what="opened", by="engine")
CASE = Case(
    id="c1",
    brand="mortons",
    post_key="x:1",
    person="x:9",
    kind="complaint",
    department="guest-relations",
    reason="rule cold-food",
    urgent=False,
    opened_at=NOW - timedelta(minutes=10),
    answer_by=NOW + timedelta(minutes=50),
    timeline=(OPENED,),
)
ROW = CaseRow(case=CASE, post=POST, written_at=NOW - timedelta(minutes=12))
BLOCKS = WORDS["en"]["cases.blocks"]


def cases_page(
    *rows: CaseRow,
    language: str = "en",
    base: str = "",
    time_zone: str = "UTC",
    notice: str | None = None,
    refusal: Refused | None = None,
) -> Page:
    return Page(
        pages.cases_page(
            rows=rows,
            actor="Kim",
            now=NOW,
            language=language,
            csrf="c&1",
            base=base,
            time_zone=time_zone,
            notice=notice,
            refusal=refusal,
        )
    )


def test_urgent_cases_stand_first_then_what_is_due_first() -> None:
    def row(case_id: str, minutes: int, *, urgent: bool = False) -> CaseRow:
        answer_by = NOW + timedelta(minutes=minutes)
        return replace(ROW, case=replace(CASE, id=case_id, answer_by=answer_by, urgent=urgent))

    page = cases_page(row("late", 90), row("soon", 5), row("urgent", 60, urgent=True), row("now", 0, urgent=True))
    assert [article["id"] for article in page.all("article")] == ["now", "urgent", "soon", "late"]
    assert page.words.count("Urgent Answer due") == 2


def test_a_case_tells_what_why_for_whom_until_when_and_about_which_post() -> None:
    page = cases_page(ROW, time_zone="America/New_York")
    for words in (
        "Complaint",
        "The rule cold-food wants a person to look.",
        "For guest-relations",
        "Answer due in 50 min",
        "Peter S. @peter · X · Wed 11 Mar, 3:01 PM, 12 min ago",
        "Can you meet me?",
        "Times are in America/New_York",
    ):
        assert words in page.words
    assert "noreferrer" in page.one("a", href="https://x.example/p/1")["rel"]
    assert page.one("a", href="/cases")["aria-current"] == "page"


def test_the_same_case_speaks_german() -> None:
    page = cases_page(ROW, language="de")
    for words in ("Beschwerde", "Die Regel cold-food", "Für guest-relations", "Antwort fällig in 50 Min.", "Erledigt?"):
        assert words in page.words


def test_an_overdue_case_says_so() -> None:
    late = replace(CASE, answer_by=NOW - timedelta(minutes=3))
    assert "Answer was due 3 min ago" in cases_page(replace(ROW, case=late)).words
    just_now = replace(CASE, answer_by=NOW - timedelta(seconds=59))
    assert "Answer due now" in cases_page(replace(ROW, case=just_now)).words


def test_a_case_whose_post_is_gone_or_bare_can_still_be_closed() -> None:
    gone = cases_page(CaseRow(case=CASE, post=None, written_at=None))
    assert "The post is no longer here." in gone.words
    assert gone.one("button", name="act")
    bare = replace(POST, text=None, url=None, author=Author())
    assert "Somebody · X The post has no text." in cases_page(CaseRow(case=CASE, post=bare, written_at=None)).words


def test_the_timeline_tells_who_did_what_when() -> None:
    timeline = (
        OPENED,
        TimelineEntry(at=NOW, what="reply approved", by="Kim"),
        TimelineEntry(at=NOW, what="gave up: send_reply", by="engine"),
        TimelineEntry(at=NOW, what="never heard of", by="Sam"),
    )
    page = cases_page(replace(ROW, case=replace(CASE, timeline=timeline)))
    assert "Wed 11 Mar, 7:03 PM · Opened · the engine" in page.words
    assert "Wed 11 Mar, 7:13 PM · Reply approved · Kim" in page.words
    assert "Gave up: send a reply · the engine" in page.words
    assert "never heard of · Sam" in page.words


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("rule cold-food", "The rule cold-food wants a person to look."),
        ("sensitive: death, self-harm", "It seems to be about: death, self-harm."),
        ("sensitive: death, witchcraft", "It seems to be about: death, witchcraft."),
        ("gave up: notify_store", "The engine could not do this: ask a store."),
        ("gave up: dance", "The engine could not do this: dance."),
        ("no rule matched", "No rule fits this post, so nothing answers it."),
        ("purse_empty", "A rule fits, but its budget does not suffice."),
        ("never_heard_of", "A person has to look at it. Code: never_heard_of"),
        ("sensitive: ", "A person has to look at it. Code: sensitive:"),
        ("gave up", "A person has to look at it. Code: gave up"),
        ("", "A person has to look at it. Code:"),
    ],
)
def test_a_reason_is_told_in_a_sentence_and_an_unknown_one_shows_its_code(reason: str, sentence: str) -> None:
    assert sentence in cases_page(replace(ROW, case=replace(CASE, reason=reason))).words


def test_topics_are_told_in_the_readers_language() -> None:
    voice = Voice("de", datetime(2026, 3, 11, tzinfo=UTC), "UTC")
    assert voice.why("sensitive: death, injury") == "Es scheint darum zu gehen: Tod, Verletzung."


@pytest.mark.parametrize(
    ("kind", "person", "blocks"),
    [
        ("complaint", "x:9", True),
        ("sensitive", "x:9", True),
        ("care", "x:9", False),
        ("held", "x:9", False),
        ("unanswered", "x:9", False),
        ("complaint", None, False),
    ],
)
def test_a_case_says_that_it_keeps_delight_away_exactly_where_it_does(
    kind: CaseKind, person: str | None, *, blocks: bool
) -> None:
    page = cases_page(replace(ROW, case=replace(CASE, kind=kind, person=person)))
    assert (BLOCKS in page.words) is blocks


def test_closing_is_one_form_that_asks_first() -> None:
    page = cases_page(ROW, base="/api")
    assert page.one("form", action="/api/cases/c1")["method"] == "post"
    assert [field["value"] for field in page.all("input", name="csrf")] == ["c&1"] * 2  # signing out, and closing
    assert page.one("button", name="act")["value"] == "close"
    assert "open" not in page.one("details")
    assert page.words.index("Settled?") < page.words.index("Yes, close this case")


def test_an_id_that_would_lead_elsewhere_stays_below_cases() -> None:
    page = cases_page(replace(ROW, case=replace(CASE, id="a b?x=1#y")))
    assert page.one("form", action="/cases/a%20b%3Fx%3D1%23y")


@pytest.mark.parametrize("language", WORDS)
def test_without_cases_it_says_what_will_stand_there(language: str) -> None:
    page = cases_page(language=language)
    assert WORDS[language]["cases.none_text"] in page.words
    assert page.all("article") == []


def test_after_closing_it_says_so_and_only_in_words_of_ours() -> None:
    assert "Closed. The case is settled." in cases_page(notice="closed").words
    assert cases_page(notice="<b>buy here</b>").all("p", role="status") == []


def test_whoever_closes_second_reads_who_was_faster() -> None:
    page = cases_page(refusal=Refused("closed", by="Sam", at=NOW.isoformat()))
    assert page.one("div", role="alert")
    assert "This was already closed. Sam · Wed 11 Mar, 7:13 PM" in page.words
