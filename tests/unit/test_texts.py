"""Texts when they are saved: what they may not say and where they are too long is told where it stands."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import msgspec
import pytest

from chalicelib.bootstrap import commands, environment
from chalicelib.domain.problem import Problem
from chalicelib.editor import check, texts
from tests.worlds import BRAND, Files, Stage, changed, demo_files

RECORDS = commands.example_records(environment.Options(), at=datetime(2026, 3, 11, tzinfo=UTC))
THANKS = "texts/thank-you.en.jinja"  # a public reply
TASK = "texts/porterhouse-task.en.jinja"  # for a store
HOLD = "texts/we-are-on-it.en.jinja"  # goes out unread


def found(files: Files) -> list[Problem]:
    return [one for one in check.report(BRAND, files, records=RECORDS).problems if one.file.startswith("texts/")]


def planted(file: str, source: str) -> list[Problem]:
    return found({**demo_files(), file: source})


def private(files: Files) -> Files:
    """Thanks go out in private."""
    return changed(files, "rules/thanks-for-praise.json", lambda rule: rule["then"][0].update(to="private"))


@pytest.mark.parametrize(
    ("file", "source", "line", "column", "code", "told"),
    [
        (THANKS, "Your {{ customer.visits }}th visit!", 1, 9, "may_not_say", "it stands in the customer book"),
        (THANKS, "Hi,\n {{ customer.mail }}", 2, 5, "may_not_say", "it stands in the customer book"),
        (THANKS, "You sound {{ signals.mood }}!", 1, 14, "may_not_say", "we only concluded it"),
        (THANKS, "{% if signals['irony'] > 0.5 %}x{% endif %}y", 1, 7, "may_not_say", "we only concluded it"),
        (THANKS, "It costs {{ cost }}", 1, 13, "may_not_say", "only a store hears it"),
        (THANKS, "{{ post.text }}", 1, 4, "unknown_name", "a public reply can say author.handle, author.name, brand"),
        (TASK, "{{ author.name }} wants it", 1, 4, "may_not_say", "it hears nothing of the author"),
        (TASK, "{{ wish.colour }}", 1, 4, "unknown_name", "a text for a store can say brand.name"),
        (HOLD, "{{ wish.things | listed }} soon", 1, 4, "may_not_say", "only the very wording was released"),
        (HOLD, "Hi {{ author.name }}", 1, 7, "may_not_say", "only the very wording was released"),
        (THANKS, "Dear {{ wish.things }}", 1, 1, "bad_text", "a list needs '| listed'"),
        (THANKS, "See you at {{ wish.deadline }}", 1, 1, "bad_text", "a time '| clock'"),
    ],
)
def test_what_a_text_may_not_say_is_told_at_its_place(
    file: str, source: str, line: int, column: int, code: str, told: str
) -> None:
    (problem,) = planted(file, source)
    assert (problem.file, problem.line, problem.column, problem.code) == (file, line, column, code)
    assert told in problem.sentence
    assert problem.said("de") != problem.sentence


def test_a_private_message_may_say_what_is_the_persons_own() -> None:
    files = private({**demo_files(), THANKS: "Your visits: {{ customer.visits }}. {{ author.name }}, thank you."})
    assert found(files) == []
    (problem,) = found(private({**demo_files(), THANKS: "{{ signals.mood }}"}))
    assert (problem.code, problem.values["asked"]) == ("may_not_say", "signals.mood")


def test_a_text_that_no_rule_says_yet_may_say_what_anybody_may_hear() -> None:
    for source, codes in (
        ("{{ customer.visits }} {{ cost }} {{ wish.place }}", []),
        ("{{ signals.mood }} {{ nothing }}", ["may_not_say", "unknown_name"]),
    ):
        new = {"texts/new.en.jinja": source, "texts/new.de.jinja": source}
        told = [one.code for one in found({**demo_files(), **new}) if one.code != "unused_text"]
        assert told == codes * 2


def test_a_text_that_is_too_long_somewhere_says_by_how_much_where_and_with_what() -> None:
    (problem,) = planted(THANKS, "so many words " * 21)  # 293
    assert (problem.code, problem.line, problem.column) == ("text_too_long", 1, 1)
    assert "is 293 long, and x takes 280 (a public reply, rules/thanks-for-praise.json): shorten it by 13" in str(
        problem
    )
    (problem,) = planted(THANKS, "word " * 40 + "{{ author.name }} {{ wish.place }}")
    assert "can be 311 long, and x takes 280" in problem.sentence
    assert "author.name = WWW" in problem.sentence
    assert "wish.place = Baltimore/Washington" in problem.sentence
    assert "kürzen Sie ihn um 31" in problem.said("de")


def test_each_platform_measures_in_its_own_unit() -> None:
    assert [one.code for one in planted(THANKS, "日" * 141)] == ["text_too_long"]
    assert planted(THANKS, "日" * 140) == []
    assert planted(THANKS, "See https://mortons.com/" + "a" * 300) == []
    only_facebook = changed(
        {**demo_files(), THANKS: "日" * 141},
        "rules/thanks-for-praise.json",
        lambda rule: rule["when"]["all"].append({"fact": "post.platform", "is": "facebook"}),
    )
    assert found(only_facebook) == []


def test_no_limit_holds_for_a_store() -> None:
    assert planted(TASK, "Please! " * 100 + "{{ wish.place }}") == []


def test_a_turn_that_only_some_posts_take_counts_as_well() -> None:
    turn = "{% if wish.place is defined %}{{ wish.place }}{% else %}" + "word " * 57 + "{% endif %}"
    assert [one.code for one in planted(THANKS, turn)] == ["text_too_long"]
    some = "{% if wish.things | length == 1 %}" + "word " * 57 + "{% else %}x{% endif %}"
    assert [one.code for one in planted(THANKS, some)] == ["text_too_long"]
    nothing = "{{ wish.things | listed or '" + "word " * 57 + "' }}"
    assert [one.code for one in planted(THANKS, nothing)] == ["text_too_long"]


def test_a_language_of_the_brand_without_the_text_is_a_warning() -> None:
    files = {path: text for path, text in demo_files().items() if path != "texts/thank-you.de.jinja"}
    (problem,) = found(files)
    assert (problem.file, problem.code, problem.severity) == (THANKS, "text_missing", "warning")
    assert "the text 'thank-you' is missing in German; posts in German are answered in English" in problem.sentence
    files = {path: text for path, text in demo_files().items() if path != THANKS}
    (problem,) = found(files)
    assert (problem.file, problem.values["language"]) == ("texts/thank-you.de.jinja", "en")


def test_every_text_of_the_demo_has_its_uses() -> None:
    playbook = Stage().playbooks.current(BRAND)
    used = texts.uses(playbook)
    assert {one.text for one in used} == {name for name, _ in playbook.texts}
    assert {(one.audience, one.to) for one in used} == {("store", None), ("public", "public"), ("unread", "public")}
    assert {platform.name for one in used for platform in one.platforms} == {"x", "facebook"}
    (steak,) = [one for one in used if one.text == "porterhouse-task"]
    assert (steak.cents, steak.platforms) == (9000, ())


def test_what_a_text_says_at_most_is_tried_with_bounded_effort() -> None:
    playbook = Stage().playbooks.current(BRAND)
    every = "".join(f"{{% if {name} %}}{{{{ {name} ~ '' }}}}{{% endif %}}" for name in ("wish.place", "store.name"))
    source = every + "{{ author.name }}{{ author.handle }}{{ wish.things | listed }}{{ wish.deadline | clock }}"
    tried = texts.turns(source, playbook, language="en", audience="public")
    assert 1 <= len(tried) <= texts.MOST_TURNS
    assert len(tried[0].text) == max(len(one.text) for one in tried)


def test_the_problems_of_a_text_are_for_machines_too() -> None:
    report = check.report(BRAND, {**demo_files(), THANKS: "{{ signals.mood }}"}, records=RECORDS)
    (problem,) = [one for one in json.loads(msgspec.json.encode(report))["problems"] if one["file"] == THANKS]
    assert (problem["code"], problem["severity"]) == ("may_not_say", "error")
