"""The console's pages, read as a browser reads them: what stands there, what a form sends, and what can't break in."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from chalicelib.console import pages, rendering
from chalicelib.console.pages import CaseRow, DraftRow
from chalicelib.console.words import WORDS
from chalicelib.domain.errors import Refused
from chalicelib.domain.playbook import Store, TeamMember
from chalicelib.domain.post import Author, Post
from chalicelib.domain.work import Case, Draft, Offer, Task, TimelineEntry

NOW = datetime(2026, 3, 11, 19, 13, tzinfo=UTC)
HOSTILE = (
    "<script>alert('x')</script> \"><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} {0} &amp; \u202egnp.exe \u2069"
)
LANGUAGES = tuple(WORDS)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """A page as a browser sees it.

    Attributes:
        tags: Name and attributes of each element, in order.
        words: All text that can be read, white space folded.
        unclosed: Elements that were opened and not closed.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.unclosed: list[str] = []
        self._texts: list[str] = []
        self.isolated: list[str] = []
        self.feed(html)
        self.close()
        self.words = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed, f"</{tag}> closes nothing"
        assert self.unclosed.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self._texts.append(data)
        if self.unclosed and (self.unclosed[-1] == "bdi" or self.tags[-1][1].get("dir") == "auto"):
            self.isolated.append(data)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of each such element."""
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]

    def one(self, tag: str, **wanted: str) -> dict[str, str]:
        (found,) = self.all(tag, **wanted)
        return found


STORE = Store(
    id="hackensack",
    name="Hackensack House",
    address="1 Riverside Square",
    city="Hackensack",
    latitude=40.9,
    longitude=-74.0,
    time_zone="America/New_York",
    hours={},
)
OFFER = Offer(number=0, store="hackensack", offered_at=NOW - timedelta(minutes=2), accept_by=NOW + timedelta(minutes=8))
ACCEPTED = replace(OFFER, answer="accepted", by="Dana Reyes", answered_at=NOW)
TASK = Task(
    key="x:1/airport-steak/0",
    id="t1",
    post_key="x:1",
    rule="airport-steak",
    brand="mortons",
    text="A regular lands soon and dreams of a steak.",
    things=("porterhouse", "shrimps"),
    place="Newark airport",
    deadline=NOW + timedelta(hours=1, minutes=52),
    cost_cents=9000,
    currency="USD",
    purse="airport-delight",
    after_accept=("Ask for Peter",),
    offers=(OFFER,),
)
DRAFT = Draft(
    key="x:1/airport-steak/1",
    id="d1",
    post_key="x:1",
    rule="airport-steak",
    brand="mortons",
    to="public",
    original="On our way!",
    text="On our way!",
    proposed_at=NOW,
)
POST = Post(
    platform="x",
    account_id="9",
    post_id="1",
    kind="mention",
    visibility="public",
    addressed=True,
    text="Can you meet me?",
    url="https://x.example/p/1",
    author=Author(username="peter", display_name="Peter S."),
)
ROW = DraftRow(
    draft=DRAFT, post=POST, rule_title="A steak", why="Regulars get one.", length=11, max_length=280, due=NOW
)


def task_page(
    task: Task = TASK,
    *,
    number: int = 0,
    now: datetime = NOW,
    language: str = "en",
    store: Store = STORE,
    refusal: Refused | None = None,
) -> Page:
    return Page(
        pages.task_page(
            task=task, store=store, offer_number=number, now=now, language=language, csrf="c&1", refusal=refusal
        )
    )


def replies_page(
    *rows: DraftRow,
    done: tuple[Draft, ...] = (),
    actor: str = "Kim",
    language: str = "en",
    base: str = "",
    time_zone: str = "UTC",
    notice: str | None = None,
    refusal: Refused | None = None,
) -> Page:
    return Page(
        pages.replies_page(
            rows=rows,
            done=done,
            actor=actor,
            now=NOW,
            language=language,
            csrf="c&1",
            base=base,
            time_zone=time_zone,
            notice=notice,
            refusal=refusal,
        )
    )


def outbox_page(*sent: dict[str, object], base: str = "", language: str = "en") -> Page:
    return Page(pages.outbox_page(sent=sent, actor="Kim", language=language, csrf="c", now=NOW, base=base))


# --- the store's page


def test_a_store_reads_what_where_until_when_for_how_much_and_why() -> None:
    page = task_page()
    for words in (
        TASK.text,
        "porterhouse and shrimps",
        "Newark airport",
        "Wed 11 Mar, 5:05 PM",
        "in 1 h 52 min",
        "$90.00",
        "Hackensack House is the nearest",
        "Wed 11 Mar, 3:21 PM (in 8 min)",
    ):
        assert words in page.words


def test_the_same_page_speaks_german() -> None:
    page = task_page(language="de")
    assert page.one("html")["lang"] == "de"
    for words in ("Mi., 11. März, 17:05 Uhr", "in 1 Std. 52 Min.", "90,00 $", "porterhouse und shrimps", "Annehmen"):
        assert words in page.words


def test_the_form_sends_what_the_engine_expects_and_to_its_own_url() -> None:
    page = task_page()
    assert "action" not in page.one("form", method="post")
    assert page.one("input", name="csrf")["value"] == "c&1"
    name = page.one("input", name="name")
    assert "required" in name
    assert (name["autocomplete"], name["maxlength"]) == ("name", "60")
    assert [button["value"] for button in page.all("button", name="answer")] == ["accept", "decline"]
    assert [option["value"] for option in page.all("option")] == ["", *pages.DECLINE_REASONS]


def test_enter_in_the_name_field_accepts_nothing() -> None:
    first = task_page().all("button")[0]
    assert {"disabled", "hidden"} <= first.keys()


def test_what_is_known_after_the_accept_is_not_told_before() -> None:
    assert "Ask for Peter" not in task_page().words
    other = replace(OFFER, number=1, store="other", answer="accepted", by="Sam", answered_at=NOW)
    elsewhere = replace(TASK, state="accepted", offers=(replace(OFFER, answer="silent"), other))
    assert "Ask for Peter" not in task_page(elsewhere).words
    assert "Ask for Peter" not in task_page(replace(TASK, state="withdrawn", offers=(ACCEPTED,))).words
    assert "Ask for Peter" in task_page(replace(TASK, state="accepted", offers=(ACCEPTED,))).words


def test_the_store_that_accepted_reads_who_when_and_what_to_do() -> None:
    page = task_page(replace(TASK, state="accepted", offers=(ACCEPTED,)))
    for words in ("Accepted by Dana Reyes", "Wed 11 Mar, 3:13 PM", "Prepare porterhouse", "Spend $90.00 at most"):
        assert words in page.words
    assert page.all("form") == []


def _elsewhere() -> Task:
    other = replace(ACCEPTED, number=1, store="other", by="Sam")
    return replace(TASK, state="accepted", offers=(replace(OFFER, answer="silent"), other))


SILENT = replace(OFFER, answer="silent")
DEPUTY = replace(OFFER, number=1, to="hackensack-captain")


def _deputy_accepted() -> Task:
    return replace(TASK, state="accepted", offers=(SILENT, replace(ACCEPTED, number=1, by="Sam")))


def _declined() -> Task:
    declined = replace(OFFER, answer="declined", by="Dana Reyes", answered_at=NOW, reason="no_driver")
    return replace(TASK, offers=(declined, replace(OFFER, number=1, store="other")))


@pytest.mark.parametrize(
    ("task", "later", "sentences"),
    [
        (_elsewhere(), 0, ("Another store accepted", "Accepted by Sam", "3:13 PM")),
        (_declined(), 0, ("Your team passed", "Declined by Dana Reyes", "3:13 PM", "Nobody to bring it")),
        (replace(TASK, offers=(SILENT, replace(OFFER, number=1, store="other"))), 0, ("moved on", "3:21 PM")),
        (replace(TASK, offers=(OFFER, replace(OFFER, number=1, store="other"))), 0, ("moved on",)),
        (replace(TASK, offers=(SILENT, DEPUTY)), 0, ("was passed on", "3:21 PM", "somebody else in your team")),
        (_deputy_accepted(), 0, ("Your team has it", "was passed on")),
        (replace(TASK, offers=(SILENT, SILENT, replace(OFFER, number=2, store="other"))), 0, ("asked elsewhere",)),
        (TASK, 8, ("time to answer is over", "3:21 PM")),
        (replace(TASK, state="withdrawn"), 0, ("was withdrawn",)),
        (replace(TASK, state="withdrawn", offers=(ACCEPTED,)), 0, ("please stop",)),
        (replace(TASK, state="unfilled", offers=(SILENT,)), 0, ("No store could make it",)),
    ],
    ids=[
        "elsewhere",
        "declined",
        "silent",
        "overtaken",
        "deputy asked",
        "deputy accepted",
        "deputy silent",
        "too late",
        "withdrawn",
        "withdrawn after accept",
        "unfilled",
    ],
)
def test_whatever_became_of_it_is_said_calmly_and_nothing_can_be_pressed(
    task: Task, later: int, sentences: tuple[str, ...]
) -> None:
    page = task_page(task, now=NOW + timedelta(minutes=later))
    for sentence in sentences:
        assert sentence in page.words
    assert page.all("form") == []
    assert page.all("button") == []
    assert "porterhouse" in page.words  # so that nobody wonders which request this was


def test_a_second_before_the_end_the_store_can_still_answer() -> None:
    page = task_page(now=OFFER.accept_by - timedelta(seconds=1))
    assert len(page.all("button", name="answer")) == 2


def test_a_later_offer_says_that_the_store_is_next() -> None:
    other = replace(OFFER, number=1, store="other")
    task = replace(TASK, offers=(replace(OFFER, answer="declined"), other))
    assert "is now the nearest" in task_page(task, number=1).words


@pytest.mark.parametrize(("language", "words"), [("en", "has answered yet"), ("de", "noch nicht geantwortet")])
def test_the_deputy_is_told_why_they_are_asked_and_as_whom(language: str, words: str) -> None:
    team = (TeamMember(id="hackensack-captain", role={"en": "Captain", "de": "Serviceleitung"}, on_duty={}),)
    page = task_page(
        replace(TASK, offers=(SILENT, DEPUTY)), number=1, store=replace(STORE, team=team), language=language
    )
    assert words in page.words
    assert {"en": "Asked: Captain", "de": "Gefragt: Serviceleitung"}[language] in page.words
    gone = task_page(replace(TASK, offers=(SILENT, DEPUTY)), number=1, language=language)
    assert "hackensack-captain" in gone.words


@pytest.mark.parametrize(
    "task", [replace(TASK, offers=(SILENT, DEPUTY)), _deputy_accepted()], ids=["asked", "accepted"]
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_who_was_overtaken_by_a_deputy_reads_no_name_and_nothing_of_the_guest(task: Task, language: str) -> None:
    page = task_page(task, language=language)
    assert {"en": "passed on", "de": "weitergegeben"}[language] in page.words
    for private in ("Sam", "Dana Reyes", "hackensack-captain", *TASK.after_accept):
        assert private not in page.words


def test_an_offer_that_never_was_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        task_page(number=7)


def test_without_things_or_cost_nothing_is_made_up() -> None:
    page = task_page(replace(TASK, things=(), cost_cents=0))
    assert "$" not in page.words
    assert "Cost up to" not in page.words


def test_a_refused_answer_says_why_and_the_form_stays() -> None:
    page = task_page(refusal=Refused("name_missing"))
    assert page.one("div", role="alert")
    assert "Please tell us your name first." in page.words
    assert page.all("form")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stores_first_load_is_small(language: str) -> None:
    html = pages.task_page(task=TASK, store=STORE, offer_number=0, now=NOW, language=language, csrf="c" * 200)
    css = rendering.asset("app.css")
    assert css is not None
    assert len(css.text.encode()) <= 8 * 1024
    assert len(html.encode()) + len(css.text.encode()) < 30_000


# --- the care agent's queue


def test_what_is_due_first_stands_first_and_what_is_never_due_last() -> None:
    def row(draft_id: str, due: datetime | None) -> DraftRow:
        return replace(ROW, draft=replace(DRAFT, id=draft_id), due=due)

    page = replies_page(row("never", None), row("late", NOW + timedelta(hours=1)), row("soon", NOW))
    assert [article["id"] for article in page.all("article")] == ["soon", "late", "never"]


def test_a_draft_comes_with_its_post_its_reason_and_its_length() -> None:
    row = replace(ROW, facts=(("12 visits", "the guest book"),), written_at=NOW - timedelta(minutes=8))
    page = replies_page(row, time_zone="America/New_York")
    for words in (
        "Peter S.",
        "@peter",
        "Can you meet me?",
        "A steak",
        "Regulars get one.",
        "11 / 280",
        "12 visits",
        "from the guest book",
        "Wed 11 Mar, 3:05 PM, 8 min ago",
        "Signed in as Kim",
    ):
        assert words in page.words
    link = page.one("a", href="https://x.example/p/1")
    assert "noreferrer" in link["rel"]


def test_a_draft_is_one_form_that_carries_the_text_as_seen() -> None:
    page = replies_page(replace(ROW, draft=replace(DRAFT, text="one\ntwo")), base="/api")
    assert page.one("form", action="/api/replies/d1")["method"] == "post"
    assert page.one("input", name="seen")["value"] == "one\ntwo"
    assert [button["value"] for button in page.all("button", name="act")] == ["save", "approve", "reject"]
    assert page.one("select", name="reason")
    assert page.one("input", name="note")
    assert [option["value"] for option in page.all("option")] == ["", *pages.REJECT_REASONS]


def test_enter_in_the_note_can_only_save() -> None:
    buttons = replies_page(ROW).all("button", name="act")
    assert buttons[0]["value"] == "save"


def test_a_text_keeps_the_line_break_at_its_start() -> None:
    html = pages.replies_page(
        rows=[replace(ROW, draft=replace(DRAFT, text="\nHello"))],
        done=(),
        actor="Kim",
        now=NOW,
        language="en",
        csrf="c",
    )
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", html, re.DOTALL)
    assert found is not None
    assert found[1] == "\nHello"


def test_what_was_typed_is_not_lost_when_somebody_was_faster() -> None:
    row = replace(ROW, draft=replace(DRAFT, text="Their text"), typed="My text")
    page = replies_page(row, refusal=Refused("changed", by="Sam", at=NOW.isoformat()), time_zone="America/New_York")
    assert page.one("input", name="seen")["value"] == "Their text"
    for words in ("Somebody changed the text", "Sam · Wed 11 Mar, 3:13 PM", "Their text", "My text"):
        assert words in page.words


def test_too_long_is_said_in_words() -> None:
    assert "300 / 280 · 20 too long" in replies_page(replace(ROW, length=300)).words
    assert "too long" not in replies_page(replace(ROW, length=280)).words


def test_an_overdue_answer_says_so() -> None:
    assert "Answer was due 12 min ago" in replies_page(replace(ROW, due=NOW - timedelta(minutes=12))).words
    assert "Answer due in 23 min" in replies_page(replace(ROW, due=NOW + timedelta(minutes=23))).words


def test_a_draft_whose_post_is_gone_or_bare_can_still_be_judged() -> None:
    assert "The post is no longer here." in replies_page(replace(ROW, post=None)).words
    bare = replace(POST, text=None, url=None, author=Author())
    assert "Somebody · X The post has no text." in replies_page(replace(ROW, post=bare)).words


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://x.example/", "https://x\nevil", "//evil", "https:\\\\evil", " https://x", ""]
)
def test_a_post_is_linked_over_https_or_not_at_all(url: str) -> None:
    page = replies_page(replace(ROW, post=replace(POST, url=url)))
    assert page.all("a", target="_blank") == []


def test_what_was_decided_lately_names_state_person_and_reason() -> None:
    done = replace(DRAFT, state="rejected", by="Kim", decided_at=NOW, reason="wrong_tone: they were angry")
    page = replies_page(done=(done,))
    assert "Rejected · Kim · Wed 11 Mar, 7:13 PM · The tone doesn't fit: they were angry" in page.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_queue_says_what_will_stand_there(language: str) -> None:
    assert WORDS[language]["replies.none_text"] in replies_page(language=language).words


def test_a_notice_is_one_we_know_or_none() -> None:
    assert "Approved. It is on its way." in replies_page(notice="approved").words
    assert replies_page(notice="<b>buy here</b>").all("p", role="status") == []


# --- the other pages


def test_the_outbox_shows_the_newest_first_and_links_only_to_ourselves() -> None:
    page = outbox_page(
        {"at": "2026-03-11T18:00:00+00:00", "to": "a", "subject": None, "text": "older", "link": "/t/abc"},
        {"at": NOW, "to": "b", "subject": "S", "text": "newer\nline", "link": "//evil.example"},
        {"text": "timeless", "link": "/\\evil.example"},
        base="/api",
    )
    assert page.words.index("newer") < page.words.index("older") < page.words.index("timeless")
    assert [link["href"] for link in page.all("a", rel="noreferrer")] == ["/api/t/abc"]


@pytest.mark.parametrize(
    ("language", "went", "here"),
    [("en", "Went out by mail, Slack · Refused by webhook", "Stayed here"),
     ("de", "Hinausgegangen über E-Mail, Slack · Abgelehnt von Webhook", "Blieb hier")],
)  # fmt: skip
def test_the_outbox_says_where_each_message_went(language: str, went: str, here: str) -> None:
    out = {"at": NOW, "text": "out", "channels": ["mail", "slack"], "refused": ["webhook"]}
    page = outbox_page(out, {"at": NOW - timedelta(hours=1), "text": "in", "channels": []}, language=language)
    assert page.words.index(went) < page.words.index(here)
    assert page.words.count(here) == 1


def test_an_empty_outbox_says_what_will_stand_there() -> None:
    assert "Nothing was sent yet" in outbox_page().words


def test_the_overview_tells_unknown_from_none() -> None:
    html = pages.home_page(actor="Kim", language="en", csrf="c", counts={"drafts": 2, "tasks": 0}, now=NOW)
    page = Page(html)
    assert "Replies to approve 2 Open tasks 0 Open cases – not known" in page.words
    for tile in ("/replies", "/cases"):
        assert len(page.all("a", href=tile)) == 2  # in the menu, and in the tile


def test_whoever_signs_in_gives_a_name() -> None:
    page = Page(pages.signin_page(language="de", csrf="c", refusal=Refused("name_missing")))
    assert "required" in page.one("input", name="name")
    assert page.one("input", name="csrf")["value"] == "c"
    assert WORDS["de"]["refused.name_missing"] in page.words


def test_strangers_learn_how_to_get_in_and_nothing_else() -> None:
    page = Page(pages.signin_needed_page(language="en"))
    assert "delight serve" in page.words
    assert page.all("a") == []
    assert page.all("form") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_can_get_in_yet_they_learn_what_does_the_same(language: str) -> None:
    page = Page(pages.signin_needed_page(language=language, by_link=False))
    assert WORDS[language]["signin_needed.later"] in page.words
    assert "delight replies delight cases" in page.words
    assert "delight serve" not in page.words
    assert page.all("a") == page.all("form") == []


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (403, "isn't possible"),
        (404, "nothing here"),
        (409, "faster"),
        (410, "run out"),
        (418, "couldn't"),
        (503, "our"),
    ],
)
def test_a_problem_is_told_by_its_status_with_a_code_for_support(status: int, sentence: str) -> None:
    page = Page(pages.problem_page(status=status, code="some_code", language="en"))
    assert sentence in page.words
    assert f"{status} some_code" in page.words


def test_a_refusal_tells_what_it_knows_and_leaves_out_what_it_does_not() -> None:
    refusal = Refused("bad_length", length="300", most="280")
    assert "too long for this platform. Nothing was saved or sent. 300 / 280" in replies_page(refusal=refusal).words
    unknown = replies_page(refusal=Refused("withdrawn", by="", at=""))
    assert unknown.one("div", role="alert")
    assert "gone or was changed. Nothing waits" in unknown.words


def test_a_refusal_without_words_of_its_own_gets_general_ones() -> None:
    assert "That wasn't possible." in task_page(refusal=Refused("never_heard_of", by="x", at="y")).words


@pytest.mark.parametrize(
    "page", [pages.signin_needed_page, lambda language: pages.problem_page(status=404, code="x", language=language)]
)
def test_a_language_that_we_don_t_speak_is_told_in_english(page: Callable[..., str]) -> None:
    assert Page(page(language="fr")).one("html")["lang"] == "en"
    assert Page(page(language="de-AT")).one("html")["lang"] == "de"


# --- what can't break in


def _every_page(text: str, language: str, base: str = "") -> dict[str, str]:
    """Every page and state, with the text wherever somebody else may write."""
    refusal = Refused("changed", by=text, at=text)
    accepted = replace(ACCEPTED, by=text)
    declined = replace(OFFER, answer="declined", by=text, reason=text, answered_at=NOW)
    task = replace(TASK, text=text, things=(text, text), place=text, currency=text, after_accept=(text,))
    store = replace(STORE, name=text, language=text)
    post = replace(
        POST, platform=text, text=text, url=text, language=text, author=Author(username=text, display_name=text)
    )
    draft = replace(DRAFT, id=text, text=text, edited_by=text, by=text, reason=text, decided_at=NOW)
    row = replace(ROW, draft=draft, post=post, rule_title=text, why=text, facts=((text, text),), typed="x" + text)
    happened = tuple(TimelineEntry(at=NOW, what=what, by=text) for what in (text, f"gave up: {text}"))
    case = Case(
        id=text,
        brand="mortons",
        post_key="x:1",
        person=text,
        kind="complaint",
        department=text,
        reason=text,
        urgent=True,
        opened_at=NOW,
        answer_by=NOW,
        timeline=happened,
    )
    reasons = (text, f"rule {text}", f"sensitive: death, {text}", f"gave up: {text}")

    def of(task: Task) -> str:
        return pages.task_page(
            task=task,
            store=store,
            offer_number=0,
            now=NOW,
            language=language,
            csrf=text,
            base=base,
            refusal=refusal,
        )

    return {
        "offered": of(task),
        "accepted": of(replace(task, state="accepted", offers=(accepted,))),
        "declined": of(replace(task, offers=(declined, replace(OFFER, number=1)))),
        "taken": of(replace(task, state="accepted", offers=(OFFER, replace(accepted, number=1)))),
        "replies": pages.replies_page(
            rows=[row, row],
            done=[draft],
            actor=text,
            now=NOW,
            language=language,
            csrf=text,
            base=base,
            notice=text,
            refusal=refusal,
        ),
        "no replies": pages.replies_page(
            rows=[], done=[], actor=text, now=NOW, language=language, csrf=text, base=base, notice="saved"
        ),
        "cases": pages.cases_page(
            rows=[CaseRow(case=replace(case, reason=reason), post=post, written_at=NOW) for reason in reasons],
            actor=text,
            now=NOW,
            language=language,
            csrf=text,
            base=base,
            notice=text,
            refusal=refusal,
        ),
        "no cases": pages.cases_page(
            rows=[], actor=text, now=NOW, language=language, csrf=text, base=base, notice="closed"
        ),
        "outbox": pages.outbox_page(
            sent=[
                {"at": text, "to": text, "subject": text, "text": text, "link": '/t/"><b>', "channels": [text]},
                {"text": text, "channels": ["mail"], "refused": [text]},
            ],
            actor=text,
            language=language,
            csrf=text,
            now=NOW,
            base=base,
        ),
        "home": pages.home_page(actor=text, language=language, csrf=text, counts={}, now=NOW, base=base),
        "signin": pages.signin_page(language=language, csrf=text, base=base, refusal=refusal),
        "signin needed": pages.signin_needed_page(language=language, base=base),
        "closed": pages.signin_needed_page(language=language, by_link=False, base=base),
        "problem": pages.problem_page(status=404, code=text, language=language, base=base),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_others_write_becomes_markup(language: str) -> None:
    tame = {name: [tag for tag, _ in Page(html).tags] for name, html in _every_page("tame", language).items()}
    for name, html in _every_page(HOSTILE, language).items():
        page = Page(html)
        assert [tag for tag, _ in page.tags] == tame[name], name
        assert page.unclosed == [], name
        for _, attributes in page.tags:
            assert not any(attribute.startswith("on") or attribute == "style" for attribute in attributes), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_others_write_is_shown_as_it_is_and_turns_no_other_words_around(language: str) -> None:
    for name, html in _every_page("\u202eX\u202c{{ 7*7 }}", language).items():
        page = Page(html)
        turned = "".join(page.isolated).count("\u202e")
        assert turned == page.words.count("\u202e"), name
        assert page.words.count("\u202eX\u202c{{ 7*7 }}") == turned, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_needs_what_the_policy_forbids(language: str) -> None:
    for name, html in _every_page("tame", language).items():
        page = Page(html)
        assert page.all("script") == page.all("style") == page.all("iframe") == [], name
        for tag, attributes in page.tags:
            for attribute in ("src", "href", "action"):
                if tag != "a" and attribute in attributes:
                    assert attributes[attribute].startswith("/"), name


def test_every_address_of_ours_is_below_the_base() -> None:
    for name, html in _every_page("tame", "en", base="/api").items():
        for _, attributes in Page(html).tags:
            for attribute in ("src", "href", "action"):
                address = attributes.get(attribute, "#")
                assert address.startswith(("/api/", "#")), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_every_id_is_unique_and_every_reference_leads_somewhere(language: str) -> None:
    for name, html in _every_page("tame", language).items():
        page = Page(html)
        assert page.one("html")["lang"] == language
        assert len(page.all("h1")) == 1, name
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes and attributes["id"] != "tame"]
        assert len(ids) == len(set(ids)), name
        labelled = {label["for"] for label in page.all("label")}
        for tag in ("input", "select", "textarea"):
            for field in page.all(tag):
                assert field.get("type") == "hidden" or field["id"] in labelled, name
        for _, attributes in page.tags:
            for reference in ("for", "aria-describedby", "aria-labelledby"):
                assert attributes.get(reference, ids[0]) in ids, name


def test_the_policy_allows_our_own_styles_pictures_and_forms_only() -> None:
    policy = rendering.HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'")
    assert "unsafe" not in policy
    assert "no-store" in rendering.HEADERS["Cache-Control"]


# --- assets


def test_assets_are_found_by_name_only() -> None:
    css = rendering.asset("app.css")
    assert css is not None
    assert css.content_type.startswith("text/css")
    for name in ("", ".", "../pages.py", "/etc/passwd", "app.css/", "pages.py", "app.css\0"):
        assert rendering.asset(name) is None


def test_pages_name_the_version_of_the_stylesheet() -> None:
    css = rendering.asset("app.css")
    assert css is not None
    assert task_page().one("link", rel="stylesheet")["href"] == f"/static/app.css?v={css.version}"


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_apart_by_weak_eyes(scheme: int) -> None:
    css = rendering.asset("app.css")
    assert css is not None
    block = re.findall(r":root \{(.*?)\}", css.text, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#\w+);", block))

    def contrast(one: str, other: str) -> float:
        bright, dark = sorted((_luminance(colours[one]), _luminance(colours[other])), reverse=True)
        return (bright + 0.05) / (dark + 0.05)

    for ground in ("ground", "surface", "tint", "wrong-tint"):
        assert contrast("ink", ground) >= 7, ground
    for ground in ("ground", "surface"):
        assert contrast("soft", ground) >= 4.5, ground
        assert contrast("accent", ground) >= 4.5, ground
        assert contrast("wrong", ground) >= 4.5, ground
        assert contrast("edge", ground) >= 3, ground
    assert contrast("accent", "tint") >= 4.5
    assert contrast("wrong", "wrong-tint") >= 4.5
    assert contrast("on-accent", "accent") >= 4.5


def test_importing_the_pages_reads_no_template_and_no_jinja() -> None:
    check = "import sys; import chalicelib.console.pages; sys.exit('jinja2' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", check], cwd=root, check=False).returncode == 0
