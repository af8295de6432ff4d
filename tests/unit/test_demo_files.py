"""The demo brand's files: each is read strictly, and what one names the other has."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import airportsdata
import msgspec
import pytest
from jinja2 import Environment, meta

from chalicelib import wording
from chalicelib.actions import SETTINGS
from chalicelib.books.customers import read_seed
from chalicelib.books.playbook_files import read
from chalicelib.distance import great_circle_km
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.domain.signals import Place
from chalicelib.signals.topics import BUILT_IN
from chalicelib.stores.feasibility import Able, Unable, nearest_able
from chalicelib.stores.hours import is_open, on_duty
from chalicelib.text import phrase

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "playbooks" / "mortons"
EXAMPLES = sorted((FOLDER / "examples").glob("*.json"))
DEMO_TIME = datetime(2026, 3, 11, 19, 5, tzinfo=UTC)  # Wednesday, 15:05 in New York
STEAK_POST = (
    "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"
)


@cache
def playbook() -> Playbook:
    files = {
        path.relative_to(FOLDER).as_posix(): path.read_text()
        if path.suffix == ".jinja"
        else json.loads(path.read_text())
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file()
    }
    found, problems = read(files, version="sha256:demo", settings=SETTINGS)
    assert found is not None
    assert problems == []
    return found


def texts_of(*, do: str) -> Iterator[str]:
    for rule in playbook().rules:
        for action in (*rule.then, *rule.otherwise):
            if action.do == do:
                yield action.settings["text"]


def names_in(source: str) -> set[str]:
    environment = Environment()
    environment.filters["clock"] = environment.filters["listed"] = str
    return meta.find_undeclared_variables(environment.parse(source))


def test_the_whole_playbook_is_read_without_a_problem() -> None:
    assert playbook().brand.id == FOLDER.name
    assert {rule.id for rule in playbook().rules} == {path.stem for path in (FOLDER / "rules").glob("*.json")}


def test_no_file_is_there_that_nobody_reads() -> None:
    known = re.compile(
        r"(brand|channels|stores|guidelines)\.json|(rules|examples)/[a-z0-9-]+\.json|texts/[a-z0-9-]+\.[a-z]{2}\.jinja"
    )
    found = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()]
    assert [path for path in found if not known.fullmatch(path)] == []


def test_times_of_day_are_written_as_people_write_them() -> None:
    written = re.findall(r"\d\d:\d\d(?::\d\d)?", (FOLDER / "stores.json").read_text())
    assert written
    assert [clock for clock in written if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock)] == []


def test_every_rule_says_who_why_how_often_and_what_it_is_not_for() -> None:
    for rule in playbook().rules:
        assert rule.owner, rule.id
        assert len(rule.why) > 20, rule.id
        assert rule.limits, rule.id
        assert {example.expect for example in rule.examples} == {"match", "no match"}, rule.id


def test_every_text_that_a_rule_names_is_there_in_every_language_and_no_other() -> None:
    named = {*texts_of(do="notify_store"), *texts_of(do="queue_reply")}
    assert set(playbook().texts) == {(name, language) for name in named for language in playbook().brand.languages}


def test_complaints_and_praise_never_share_a_text() -> None:
    by_goal: dict[str, set[str]] = {}
    for rule in playbook().rules:
        by_goal.setdefault(rule.goal, set()).update(action.settings["text"] for action in (*rule.then, *rule.otherwise))
    for goal, texts in by_goal.items():
        assert all(texts.isdisjoint(others) for other, others in by_goal.items() if other != goal), goal


def test_a_task_tells_nothing_of_the_guest() -> None:
    for (name, language), source in playbook().texts.items():
        if name in texts_of(do="notify_store"):
            assert names_in(source) <= {"wish", "store", "cost", "deadline"}, (name, language)


def test_a_reply_says_nothing_that_only_our_records_know() -> None:
    for (name, language), source in playbook().texts.items():
        if name in texts_of(do="queue_reply"):
            assert names_in(source) <= {"brand", "wish", "store"}, (name, language)


def test_a_reply_without_an_able_store_names_none() -> None:
    without_store = [
        action.settings["text"]
        for rule in playbook().rules
        for action in (rule.otherwise or rule.then)
        if action.do == "queue_reply"
    ]
    for (name, language), source in playbook().texts.items():
        if name in without_store:
            assert names_in(source) <= {"brand", "wish"}, (name, language)


@pytest.mark.parametrize("things", [(), ("porterhouse",), ("porterhouse", "lobster-tail", "creamed-spinach")])
def test_every_reply_is_far_shorter_than_a_post_on_x(things: tuple[str, ...]) -> None:
    menu = {item.id: item.name for item in playbook().brand.menu}
    for (name, language), source in playbook().texts.items():
        if name not in texts_of(do="queue_reply"):
            continue
        text = wording.render(
            source,
            language=language,
            brand={"name": playbook().brand.name, "signature": playbook().brand.signature},
            wish={
                "things": [menu[thing][language] for thing in things],
                "place": "Newark Liberty International Airport",
                "deadline": DEMO_TIME,
            },
            store={"name": "Chicago Wacker Place", "city": "Hackensack"},
        )
        assert wording.length(text, "weighted") <= (250 if len(things) > 1 else 220), (name, language, text)
        assert "  " not in text
        assert text.endswith(playbook().brand.signature), (name, language)


def test_a_task_says_what_where_by_when_and_for_how_much() -> None:
    for language in playbook().brand.languages:
        text = wording.render(
            playbook().texts["porterhouse-task", language],
            language=language,
            wish={"things": ["porterhouse"], "place": "Newark Liberty International Airport"},
            store={"name": "Hackensack", "city": "Hackensack"},
            cost=wording.money(9000, currency="USD", language=language),
            deadline=DEMO_TIME.astimezone(ZoneInfo("America/New_York")),
        )
        assert "porterhouse" in text
        assert "Newark Liberty International Airport" in text
        assert wording.clock(datetime(2026, 3, 11, 15, 5, tzinfo=UTC), language=language) in text
        assert wording.money(9000, currency="USD", language=language) in text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_a_post_and_has_no_field_that_posts_lack(path: Path) -> None:
    raw = json.loads(path.read_text())
    event = msgspec.convert(raw, PostEvent)
    assert_within(raw, msgspec.to_builtins(event), at="$")
    assert event.id == f"{event.post.platform}:{event.post.post_id}"
    assert event.subject == event.post.post_id
    assert event.source == f"/platforms/{event.post.platform}/accounts/{event.post.account_id}"
    accounts = {account.id for endpoint in playbook().endpoints.values() for account in endpoint.accounts}
    assert event.post.account_id in accounts
    assert any(mention.is_self for mention in event.post.mentions) is event.post.addressed
    assert event.reply.public.allowed is event.post.addressed  # X: only who speaks to us may be answered


def assert_within(raw: Any, whole: Any, *, at: str) -> None:
    if isinstance(raw, Mapping):
        for name, value in raw.items():
            assert name in whole, f"{at}.{name} is no field"
            assert_within(value, whole[name], at=f"{at}.{name}")
    elif isinstance(raw, list):
        assert len(raw) == len(whole), at
        for number, value in enumerate(raw):
            assert_within(value, whole[number], at=f"{at}[{number}]")
    else:
        assert raw == whole, at


def test_no_two_examples_are_the_same_post() -> None:
    ids = Counter(json.loads(path.read_text())["id"] for path in EXAMPLES)
    assert [post for post, times in ids.items() if times > 1] == []


def test_the_story_starts_with_these_very_words() -> None:
    event = msgspec.convert(playbook().examples["shankman"], PostEvent)
    assert event.post.text == STEAK_POST
    assert (event.time, event.received_at) == (DEMO_TIME, DEMO_TIME)
    assert event.post.author.id == "15948437"
    assert playbook().examples["steak-in-30-minutes"]["post"]["text"] == STEAK_POST.replace("two hours", "30 minutes")


def test_everything_that_people_read_is_there_in_every_language() -> None:
    languages = set(playbook().brand.languages)
    for item in playbook().brand.menu:
        assert set(item.name) == languages, item.id
    for store in playbook().stores:
        assert store.language in languages, store.id
        for member in store.team:
            assert set(member.role) == languages, member.id
    assert set(json.loads((FOLDER / "guidelines.json").read_text())["voice"]) == languages


def test_ids_are_unique() -> None:
    for ids in (
        [item.id for item in playbook().brand.menu],
        [store.id for store in playbook().stores],
        [member.id for store in playbook().stores for member in store.team],
    ):
        assert len(ids) == len(set(ids))


def test_one_word_means_one_thing() -> None:
    meanings = Counter(phrase(word) for item in playbook().brand.menu for word in item.words)
    assert [wanted for wanted, times in meanings.items() if times > 1] == []
    for words in (*playbook().brand.topics.values(), *playbook().brand.lists.values()):
        assert len({phrase(word) for word in words}) == len(words)


def test_every_topic_that_a_rule_asks_for_is_one_of_the_brand_or_built_in() -> None:
    asked = re.findall(r'"signals\.topics", "includes_any": (\[[^]]*\])', all_rules())
    assert asked
    for topics in asked:
        assert set(json.loads(topics)) <= {*playbook().brand.topics, *BUILT_IN}


def all_rules() -> str:
    return "\n".join(path.read_text() for path in sorted((FOLDER / "rules").glob("*.json")))


def test_every_store_lies_where_its_time_zone_is() -> None:
    """The nearest big airport has the same time zone; catches swapped and mistyped coordinates."""
    airports = [place("EWR"), place("LGA"), place("TPA"), place("ORD"), place("HOU")]
    for store in playbook().stores:
        closest = min(airports, key=lambda airport: great_circle_km(store, airport))
        assert great_circle_km(store, closest) < 40, store.id
        assert closest.time_zone == store.time_zone, store.id


@cache
def place(code: str) -> Place:
    known = airportsdata.load("IATA")[code]
    return Place(
        kind="airport",
        id=code,
        name=known["name"],
        city=known["city"],
        latitude=known["lat"],
        longitude=known["lon"],
        time_zone=known["tz"],
        text=code,
        start=0,
        end=3,
    )


def test_somebody_is_there_whenever_a_store_is_open() -> None:
    for store in playbook().stores:
        half_hours = [DEMO_TIME + timedelta(minutes=30 * number) for number in range(2 * 24 * 7)]
        open_times = [at for at in half_hours if is_open(store, at)]
        assert open_times, store.id
        assert [at for at in open_times if not on_duty(store, at)] == [], store.id


def test_every_store_can_make_what_the_story_is_about() -> None:
    assert [store.id for store in playbook().stores if "porterhouse" not in store.can_make] == []


def ask(code: str, *, minutes: int) -> tuple[Able | None, tuple[Unable, ...]]:
    brand = playbook().brand
    return nearest_able(
        playbook().stores,
        things=("porterhouse",),
        place=place(code),
        deadline=DEMO_TIME + timedelta(minutes=minutes),
        now=DEMO_TIME,
        prepare_minutes=40,
        buffer_minutes=brand.travel_buffer_minutes,
        accept_minutes=brand.accept_minutes,
    )


def test_newark_in_two_hours_is_for_hackensack() -> None:
    able, passed = ask("EWR", minutes=120)
    assert able is not None
    assert able.store.id == "hackensack"
    assert able.minutes_needed == 106
    assert {member.id for member in able.on_duty} == {"hackensack-manager", "hackensack-captain"}
    assert [reason.sentence for reason in passed] == ["New York Midtown opens at 17:00; it is 15:05 there."]


def test_newark_in_thirty_minutes_is_for_nobody() -> None:
    able, passed = ask("EWR", minutes=30)
    assert able is None
    reasons = {reason.store: reason.code for reason in passed}
    assert reasons == {
        "new-york-midtown": "closed",
        "hackensack": "too_late",
        "great-neck": "too_late",
        "tampa": "too_far",
        "chicago-wacker": "too_far",
        "houston-galleria": "too_far",
    }


@pytest.mark.parametrize(
    ("code", "store"), [("JFK", "great-neck"), ("TPA", "tampa"), ("ORD", "chicago-wacker"), ("IAH", None)]
)
def test_other_airports_have_their_own_store_or_none(code: str, store: str | None) -> None:
    able, _ = ask(code, minutes=120)
    assert (able.store.id if able else None) == store


def test_when_hackensack_declines_three_hours_are_enough_for_the_next() -> None:
    brand = playbook().brand
    able, _ = nearest_able(
        playbook().stores,
        things=("porterhouse",),
        place=place("EWR"),
        deadline=DEMO_TIME + timedelta(hours=3),
        now=DEMO_TIME + timedelta(minutes=10),
        prepare_minutes=40,
        buffer_minutes=brand.travel_buffer_minutes,
        accept_minutes=brand.accept_minutes,
        without={"hackensack"},
    )
    assert able is not None
    assert able.store.id == "great-neck"


def test_the_seeds_are_customers_of_brands_that_exist() -> None:
    seeds = read_seed((ROOT / "seeds" / "customers.json").read_bytes())
    assert set(seeds) == {"mortons"}
    customers = seeds["mortons"]
    ids = [customer.id for customer in customers]
    assert len(ids) == len(set(ids))
    handles = {handle.id: handle.basis for customer in customers for handle in customer.handles}
    assert handles["15948437"] == "told_us"
    assert None in handles.values()


def test_the_playbook_holds_no_customer() -> None:
    """A bundle is published and kept for ever; people live in the customer book."""
    deciding = [path for path in FOLDER.rglob("*") if path.is_file() and path.parent.name != "examples"]
    seeds = read_seed((ROOT / "seeds" / "customers.json").read_bytes())
    known = {handle.id for customer in seeds["mortons"] for handle in customer.handles}
    assert [path.name for path in deciding if any(person in path.read_text() for person in known)] == []
