"""From the marketers' files to a playbook: whatever is wrong is told with file, path and sentence, all at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib import actions
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.domain.conditions import AllOf, AnyOf, Leaf, Not
from chalicelib.domain.errors import PlaybookBroken
from chalicelib.domain.problem import Problem
from tests.worlds import Files, Stage, changed, demo_files, post

STEAK_RULE = "rules/airport-steak.json"
Change = Callable[[Any], object]


def published() -> PublishedPlaybooks:
    return PublishedPlaybooks(MemoryShelf(), settings=actions.SETTINGS)


def problems(files: Files) -> tuple[str, ...]:
    with pytest.raises(PlaybookBroken) as refused:
        published().publish(files)
    assert list(refused.value.problems) == sorted(refused.value.problems)
    return tuple(told(one) for one in refused.value.problems)


def told(problem: Problem) -> str:
    return f"{problem.file}: {problem.path}: {problem.sentence}"


def set_when(condition: Any) -> Change:
    return lambda rule: rule.update(when=condition)


def set_first(**settings: Any) -> Change:
    return lambda rule: rule["then"][0].update(settings)


BROKEN: list[tuple[str, Change, str]] = [
    (STEAK_RULE, lambda rule: rule.pop("why"), "#: needs the field 'why'"),
    (STEAK_RULE, lambda rule: rule.update(colour="red"), "#/colour: 'colour' is no field here"),
    (STEAK_RULE, lambda rule: rule.update(priority="high"), "#/priority: must be a whole number, is a text"),
    (
        STEAK_RULE,
        lambda rule: rule.update(goal="revenge"),
        "#/goal: must be one of delight, care, escalate, acknowledge, listen",
    ),
    (STEAK_RULE, lambda rule: rule.update(id="other"), "#/id: must be the file's name, 'airport-steak'"),
    (STEAK_RULE, lambda rule: rule.pop("limits"), '#: needs "limits": a rule that delights'),
    (STEAK_RULE, set_when({}), "#/when: needs the field 'fact' (or all, any, not, jmespath)"),
    (STEAK_RULE, set_when({"all": []}), "#/when/all: must be a list with at least one condition"),
    (STEAK_RULE, set_when({"any": [], "all": []}), "#/when: has all and any; write one of all, any, not"),
    (STEAK_RULE, set_when({"not": "x"}), "#/when/not: must be an object"),
    (
        STEAK_RULE,
        set_when({"all": [{"fact": "post.txt", "is": "a"}]}),
        "#/when/all/0/fact: there is no fact 'post.txt'",
    ),
    (STEAK_RULE, set_when({"fact": "post.text"}), "#/when: compares post.text with nothing"),
    (STEAK_RULE, set_when({"fact": "post.text", "sounds": "nice"}), "#/when/sounds: 'sounds' is no operator"),
    (
        STEAK_RULE,
        set_when({"fact": "post.text", "is": "a", "is_not": "b"}),
        "#/when: has is and is_not; write one condition for each",
    ),
    (
        STEAK_RULE,
        set_when({"fact": "post.text", "at_least": 3}),
        "#/when/at_least: 'at_least' can't be used on post.text",
    ),
    (
        STEAK_RULE,
        set_when({"fact": "post.visibility", "is": "secret"}),
        "#/when/is: post.visibility is never 'secret'; it can be public, limited, private",
    ),
    (
        STEAK_RULE,
        set_when({"fact": "post.text", "mentions_any": "@nowhere"}),
        "#/when/mentions_any: there is no list 'nowhere' in brand.json",
    ),
    (
        STEAK_RULE,
        set_when({"fact": "signals.intent", "includes": "wish"}),
        "#/when/fact: there is no fact 'signals.intent'; did you mean 'signals.intents'?",
    ),
    (STEAK_RULE, set_first(do="fly"), "#/then/0/do: there is no action 'fly'"),
    (STEAK_RULE, set_first(do="send_reply"), "#/then/0/do: there is no action 'send_reply'"),
    (STEAK_RULE, set_first(speed=3), "#/then/0/speed: 'speed' is no field here"),
    (STEAK_RULE, set_first(prepare_minutes=-1), "#/then/0/prepare_minutes: must be at least 0"),
    (STEAK_RULE, set_first(text="nothing"), "#/then/0/text: there is no texts/nothing.en.jinja"),
    (
        STEAK_RULE,
        set_first(cost={"cents": 1, "purse": "lost"}),
        "#/then/0/cost/purse: there is no purse 'lost' in brand.json",
    ),
    (
        STEAK_RULE,
        set_first(cost={"cents": 100_001, "purse": "airport-delight"}),
        "#/then/0/cost/cents: is more than the purse 'airport-delight' holds, 100000",
    ),
    (STEAK_RULE, set_first(cost={"cents": 1}), "#/then/0/cost: needs the field 'purse'"),
    (
        STEAK_RULE,
        lambda rule: rule["examples"].append({"post": "lost", "expect": "match"}),
        "#/examples/6/post: there is no examples/lost.json",
    ),
    (
        STEAK_RULE,
        lambda rule: rule["examples"][0].update(expect="maybe"),
        "#/examples/0/expect: must be one of match, no match",
    ),
    ("brand.json", lambda brand: brand.update(time_zone="Mars/Base"), "#/time_zone: there is no time zone 'Mars/Base'"),
    ("brand.json", lambda brand: brand.update(time_zone="../etc"), "#/time_zone: there is no time zone '../etc'"),
    ("brand.json", lambda brand: brand.pop("currency"), "#: needs the field 'currency'"),
    (
        "brand.json",
        lambda brand: brand.update(lannguages=["en"]),
        "#/lannguages: 'lannguages' is no field here; did you mean 'languages'?",
    ),
    ("brand.json", lambda brand: brand.update(languages=[]), "#/languages: must have at least 1 entry"),
    (STEAK_RULE, lambda rule: rule["limits"][0].update(days=0), "#/limits"),  # would never limit anything
    (STEAK_RULE, lambda rule: rule["limits"][0].update(times=-1), "#/limits"),
    ("brand.json", lambda brand: brand["purses"].update(debt={"cents": -1, "period": "day"}), "#/purses"),
    (
        "stores.json",
        lambda file: file["stores"][1].update(latitude="north"),
        "#/stores/1/latitude: must be a number, is a text",
    ),
    (
        "stores.json",
        lambda file: file["stores"][1].update(time_zone="Nowhere"),
        "#/stores/1/time_zone: there is no time",
    ),
    (
        "stores.json",
        lambda file: file["stores"][0].update(can_make=["unicorn"]),
        "#/stores/0/can_make/0: there is no 'unicorn' on the menu in brand.json",
    ),
    (
        "stores.json",
        lambda file: file["stores"][0]["hours"].update(mon=[["25:00", "26:00"]]),
        "#/stores/0/hours",
    ),
    ("channels.json", lambda file: file["endpoints"]["mortons"].pop("platform"), "#/endpoints"),
]


@pytest.mark.parametrize(("path", "change", "told"), BROKEN, ids=[told[:60] for _, _, told in BROKEN])
def test_what_is_wrong_is_told_with_its_place(path: str, change: Change, told: str) -> None:
    found = problems(changed(demo_files(), path, change))
    assert [problem for problem in found if problem.startswith(f"{path}: {told}")], found


def test_no_place_is_told_that_marketers_cant_find_in_their_file() -> None:
    """A path is a JSON pointer: ``/stores/1/latitude``, not ``stores[1].latitude``."""
    for path, change, _ in BROKEN:
        for problem in problems(changed(demo_files(), path, change)):
            pointer = problem.removeprefix(f"{path}: ").partition(": ")[0]
            assert "[" not in pointer, problem
            assert "..." not in pointer, problem


def test_all_problems_are_told_at_once() -> None:
    files = changed(demo_files(), STEAK_RULE, lambda rule: rule.pop("why"))
    files = changed(files, "brand.json", lambda brand: brand.update(time_zone="Mars/Base"))
    files = changed(files, "stores.json", lambda file: file["stores"][0].update(can_make=["unicorn"]))
    files = changed(files, "rules/question-answer.json", set_when({"all": [{"fact": "a"}, {"fact": "b"}]}))
    files["texts/so-sorry.en.jinja"] = "{{ open"
    found = problems(files)
    assert len(found) >= 6
    assert {problem.partition(":")[0] for problem in found} == {
        "brand.json",
        "stores.json",
        STEAK_RULE,
        "rules/question-answer.json",
        "texts/so-sorry.en.jinja",
    }


def test_what_is_no_json_is_told_with_line_and_column_of_each_file() -> None:
    files = {**demo_files(), "brand.json": '{\n "id": }', STEAK_RULE: "["}
    with pytest.raises(PlaybookBroken) as refused:
        published().publish(files)
    assert [str(one) for one in refused.value.problems] == [
        "brand.json:2:8: is not JSON: a value is missing here",
        f"{STEAK_RULE}:1:2: is not JSON: a value is missing here",
    ]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("texts/thank-you.en.jinja", "{{ open", "#: can't be read as a text: "),
        (
            "texts/thank-you.en.jinja",
            "a\n{{ brand.name | shout }}",
            "#: can't be read as a text: there is no filter 'shout'",
        ),
        ("texts/thank-you.en.jinja", "x" * 4001, "#: is longer than 4000 characters"),
        ("texts/Thank You.jinja", "Thanks!", "#: a text's file is called texts/<name>.<language>.jinja"),
    ],
)
def test_texts_are_read_too(path: str, text: str, told: str) -> None:
    assert [one for one in problems({**demo_files(), path: text}) if one.startswith(f"{path}: {told}")]


@pytest.mark.parametrize("path", ["brand.json"])
def test_what_is_missing_is_told(path: str) -> None:
    files = {name: text for name, text in demo_files().items() if name != path}
    assert f"{path}: #: is missing; every brand has one" in problems(files)


@pytest.mark.parametrize("content", ["null", "3", "[]", '"text"', '{"then": 3}'])
@pytest.mark.parametrize("path", ["brand.json", "stores.json", "channels.json", STEAK_RULE])
def test_a_file_of_another_shape_is_refused(path: str, content: str) -> None:
    assert [one for one in problems({**demo_files(), path: content}) if one.startswith(f"{path}: #")]


@pytest.mark.parametrize("text", [["a", "list"], {"an": "object"}, 3])
def test_a_text_that_is_no_name_is_told(text: object) -> None:
    assert problems(changed(demo_files(), STEAK_RULE, set_first(text=text)))


def test_two_files_cant_be_one_rule() -> None:
    """Effects are known by the rule's id: two with one id would break every post that both match."""
    files = {**demo_files(), "rules/more/airport-steak.json": demo_files()[STEAK_RULE]}
    assert problems(files)


def test_a_word_of_the_menu_or_a_topic_without_a_word_in_it_breaks_no_post() -> None:
    """Either it is refused here, or it never matters."""
    files = changed(demo_files(), "brand.json", lambda brand: brand["topics"].update(money=["€", "—"]))
    files = changed(files, "brand.json", lambda brand: brand["menu"][0].update(words=["…", "porterhouse"]))
    refused: list[str] = []
    try:
        published().publish(files)
    except PlaybookBroken as broken:
        refused += [told(one) for one in broken.problems]
    if refused:
        assert [problem for problem in refused if not problem.startswith("brand.json: #/")] == []
    else:
        assert Stage(files).consider(post()) == "decided"


def test_conditions_are_read_with_their_places() -> None:
    when = {
        "all": [
            {"fact": "post.addressed", "is": True},
            {"any": [{"not": {"fact": "post.text", "mentions_any": "@steak_terms"}}]},
        ]
    }
    playbook = published().publish(changed(demo_files(), STEAK_RULE, set_when(when)))
    (rule,) = [rule for rule in playbook.rules if rule.id == "airport-steak"]
    assert isinstance(rule.when, AllOf)
    first, second = rule.when.children
    assert first == Leaf(path="#/when/all/0", fact="post.addressed", operator="is", wanted=True)
    assert isinstance(second, AnyOf)
    (opposite,) = second.children
    assert isinstance(opposite, Not)
    assert isinstance(opposite.child, Leaf)
    assert opposite.child.path == "#/when/all/1/any/0/not"
    assert opposite.child.wanted[:2] == ["steak", "steaks"]


def test_a_version_is_what_the_files_say_and_not_how_they_are_written() -> None:
    files = demo_files()
    written_otherwise = {
        path: json.dumps(json.loads(text), indent=7) for path, text in files.items() if path.endswith("json")
    }
    books = published()
    version = books.publish(files).version
    assert books.publish({**dict(sorted(files.items(), reverse=True)), **written_otherwise}).version == version
    assert books.publish({**files, "texts/thank-you.en.jinja": "Thanks!"}).version != version


def test_old_versions_stay_and_a_refused_one_changes_nothing() -> None:
    books = published()
    first = books.publish(demo_files())
    second = books.publish(changed(demo_files(), STEAK_RULE, lambda rule: rule.update(priority=51)))
    with pytest.raises(PlaybookBroken):
        books.publish(changed(demo_files(), STEAK_RULE, lambda rule: rule.pop("why")))
    assert books.current("mortons") is second
    assert books.version("mortons", first.version) == first
    with pytest.raises(KeyError):
        books.version("mortons", "sha256:never")
    with pytest.raises(KeyError):
        books.current("nobody")
    assert list(books.brands()) == ["mortons"]


def test_an_endpoint_belongs_to_one_brand() -> None:
    books = published()
    books.publish(demo_files())
    with pytest.raises(PlaybookBroken, match="endpoint 'mortons' belongs to brand 'mortons' already"):
        books.publish(changed(demo_files(), "brand.json", lambda brand: brand.update(id="other")))
    found = books.endpoint("x", "mortons")
    assert found is not None
    assert found.brand.id == "mortons"
    assert books.endpoint("facebook", "mortons") is None
    assert books.endpoint("x", "nowhere") is None
