"""The demo brands' files: each is read strictly, and what one names the other has."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from chalicelib.books.customers import read_seed
from chalicelib.domain.playbook import Goal
from chalicelib.domain.post import PostEvent
from chalicelib.operators import BY_NAME as OPERATORS
from chalicelib.signals.topics import BUILT_IN
from chalicelib.text import phrase
from tests.demo import BRANDS, EVERY_BRAND, PLAYBOOKS, playbook, texts_of, written
from tests.worlds import ROOT, STEAK, STEAK_AT

EXAMPLES = sorted(path.relative_to(PLAYBOOKS) for path in PLAYBOOKS.glob("*/examples/*.json"))


def test_there_are_two_brands() -> None:
    assert BRANDS == ["mortons", "studio-aktiv"]


@EVERY_BRAND
def test_the_whole_playbook_is_read_without_a_problem(brand: str) -> None:
    files = (PLAYBOOKS / brand / "rules").glob("*.json")
    assert playbook(brand).brand.id == brand
    assert {rule.id for rule in playbook(brand).rules} == {path.stem for path in files}


@EVERY_BRAND
def test_no_file_is_there_that_nobody_reads(brand: str) -> None:
    known = re.compile(
        r"(brand|channels|stores|guidelines)\.json|(rules|examples)/[a-z0-9-]+\.json|texts/[a-z0-9-]+\.[a-z]{2}\.jinja"
    )
    found = [path.relative_to(PLAYBOOKS / brand).as_posix() for path in (PLAYBOOKS / brand).rglob("*")]
    assert [path for path in found if "." in path and not known.fullmatch(path)] == []


@EVERY_BRAND
def test_times_of_day_are_written_as_people_write_them(brand: str) -> None:
    clocks = re.findall(r"\d\d:\d\d(?::\d\d)?", (PLAYBOOKS / brand / "stores.json").read_text())
    assert clocks
    assert [clock for clock in clocks if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock)] == []


@EVERY_BRAND
def test_every_rule_says_who_why_how_often_and_what_it_is_not_for(brand: str) -> None:
    for rule in playbook(brand).rules:
        assert rule.owner, rule.id
        assert len(rule.why) > 20, rule.id
        assert rule.limits, rule.id
        assert {example.expect for example in rule.examples} == {"match", "no match"}, rule.id


@EVERY_BRAND
def test_a_brand_to_copy_has_a_rule_for_every_goal(brand: str) -> None:
    assert {rule.goal for rule in playbook(brand).rules} == set(get_args(Goal))


def test_the_demo_shows_the_whole_language() -> None:
    """Marketers copy from it: everything that a rule can say stands in one of them."""
    rules = [rule for brand in BRANDS for rule in playbook(brand).rules]
    assert {limit.per for rule in rules for limit in rule.limits} == {"customer", "store", "rule"}
    assert {"live", "shadow", "paused"} <= {rule.state for rule in rules}
    assert any(rule.group for rule in rules)
    assert any(rule.backstop for rule in rules)
    assert any(rule.otherwise for rule in rules)
    done = {action.do for rule in rules for action in rule.then}
    assert {"notify_store", "queue_reply", "hold_reply", "escalate", "tag"} <= done
    asked = set(written(r'"fact": "[a-z._]+", "([a-z_]+)"', "mortons"))
    assert {"is", "at_least", "between", "includes", "includes_any", "mentions_any"} <= asked <= set(OPERATORS)
    assert {"mentions_none", "near", "matches", "within_km", "is_known"} <= asked
    assert written('"jmespath"', "mortons")
    assert written('"mentions_any": "@', "mortons")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_a_post_and_has_no_field_that_posts_lack(path: Path) -> None:
    raw = json.loads((PLAYBOOKS / path).read_text())
    event = msgspec.convert(raw, PostEvent)
    assert_within(raw, msgspec.to_builtins(event), at="$")
    post = event.post
    assert event.id == f"{post.platform}:{post.post_id}"
    assert event.subject == post.post_id
    assert event.source == f"/platforms/{post.platform}/accounts/{post.account_id}"
    endpoints = playbook(path.parts[0]).endpoints.values()
    accounts = {(endpoint.platform, account.id) for endpoint in endpoints for account in endpoint.accounts}
    assert (post.platform, post.account_id) in accounts
    if post.platform == "x":
        assert any(mention.is_self for mention in post.mentions) is post.addressed
        assert event.reply.public.allowed is post.addressed  # only who speaks to us may be answered
    else:
        assert post.author.followers_count is None  # Facebook never tells


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
    raw = [json.loads((PLAYBOOKS / path).read_text()) for path in EXAMPLES]
    for said in ([one["id"] for one in raw], [one["post"]["text"] for one in raw]):
        assert [post for post, times in Counter(said).items() if times > 1] == []


def test_the_story_starts_with_these_very_words() -> None:
    examples = playbook("mortons").examples
    event = msgspec.convert(examples["shankman"], PostEvent)
    assert event.post.text == STEAK.format("two hours")
    assert (event.time, event.received_at) == (STEAK_AT, STEAK_AT)
    assert event.post.author.id == "15948437"
    assert examples["steak-in-30-minutes"]["post"]["text"] == STEAK.format("30 minutes")


@EVERY_BRAND
def test_everything_that_people_read_is_there_in_every_language(brand: str) -> None:
    known = playbook(brand).brand
    languages = set(known.languages)
    for item in known.menu:
        assert set(item.name) == languages, item.id
    for department, details in known.departments.items():
        assert set(details.name) == languages, department
    for store in playbook(brand).stores:
        assert store.language in languages, store.id
        for member in store.team:
            assert set(member.role) == languages, member.id
    for rule in playbook(brand).rules:
        for action in rule.then:
            assert set(action.settings.get("reason", languages)) == languages, rule.id
    assert set(json.loads((PLAYBOOKS / brand / "guidelines.json").read_text())["voice"]) == languages


@EVERY_BRAND
def test_ids_are_unique(brand: str) -> None:
    for ids in (
        [item.id for item in playbook(brand).brand.menu],
        [store.id for store in playbook(brand).stores],
        [member.id for store in playbook(brand).stores for member in store.team],
    ):
        assert len(ids) == len(set(ids))


@EVERY_BRAND
def test_one_word_means_one_thing(brand: str) -> None:
    known = playbook(brand).brand
    meanings = Counter(phrase(word) for item in known.menu for word in item.words)
    assert [wanted for wanted, times in meanings.items() if times > 1] == []
    for words in (*known.topics.values(), *known.lists.values()):
        assert len({phrase(word) for word in words}) == len(words)


@EVERY_BRAND
def test_whatever_a_rule_asks_for_by_name_is_there_and_whatever_is_there_is_asked_for(brand: str) -> None:
    known = playbook(brand).brand
    asked = written(r'"signals\.topics", "includes_any": (\[[^]]*\])', brand)
    topics = {topic for one in asked for topic in json.loads(one)}
    topics |= set(written(r'"signals\.topics", "includes": "([^"]+)"', brand))
    assert topics
    assert topics <= {*known.topics, *BUILT_IN}
    assert set(written(r'"@([^"]+)"', brand)) == set(known.lists)
    assert set(written(r'"department": "([^"]+)"', brand)) | {known.care_department, known.headquarters} == set(
        known.departments
    )
    assert set(written(r'"purse": "([^"]+)"', brand)) == set(known.purses)
    assert {name.rpartition(".")[0] for name in known.released_texts} == set(texts_of(brand, {"hold_reply"}))


def test_the_seeds_are_customers_of_brands_that_exist() -> None:
    seeds = read_seed((ROOT / "seeds" / "customers.json").read_bytes())
    assert set(seeds) == set(BRANDS)
    for brand, customers in seeds.items():
        ids = [customer.id for customer in customers]
        assert len(ids) == len(set(ids)), brand
        bases = {handle.basis for customer in customers for handle in customer.handles}
        assert bases == {"told_us", "consent", None}, brand  # each kind of link, and a handle that may not be linked
    handles = {handle.id: handle.basis for customer in seeds["mortons"] for handle in customer.handles}
    assert handles["15948437"] == "told_us"


@EVERY_BRAND
def test_the_playbook_holds_no_customer(brand: str) -> None:
    """A bundle is published and kept for ever; people live in the customer book."""
    files = [path for path in (PLAYBOOKS / brand).rglob("*") if path.is_file() and path.parent.name != "examples"]
    seeds = read_seed((ROOT / "seeds" / "customers.json").read_bytes())
    known = {handle.id for customer in seeds[brand] for handle in customer.handles}
    assert [path.name for path in files if any(person in path.read_text() for person in known)] == []
