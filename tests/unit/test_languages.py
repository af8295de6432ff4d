"""Whatever people read of a decision exists in English and in German."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from msgspec.structs import replace

from chalicelib import facts, operators
from chalicelib.domain.decision import LeafResult, Reason
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import tell, tell_replay
from chalicelib.engine import pipeline
from chalicelib.fact import NO_TEXT, NOT_ANSWERED, NOT_LINKED, NOT_SIGNED, UNKNOWN_DE
from chalicelib.matching.plain import Look, evaluate
from chalicelib.operators.operator import plain
from tests.unit.test_matching import playbook
from tests.worlds import BRAND, ROOT, STEAK_AT, Stage, post

PROGRAM = sorted((ROOT / "chalicelib").rglob("*.py"))
WANTED = {"in": ["a"], "not_in": ["a"], "between": [0, 2.0], "near": {"phrases": ["a", "b"], "within": 4}}
WANTED |= {"within_km": {"km": 40, "of": {"latitude": 1, "longitude": 2}}}


def _calls(path: Path, name: str) -> list[ast.Call]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [
        one for one in nodes if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == name
    ]


@pytest.mark.parametrize("name", operators.BY_NAME)
def test_every_operator_is_said_in_both(name: str) -> None:
    operator = operators.BY_NAME[name]
    for sentence in (operator.sentence, operator.sentence_de):
        assert {place for _, place, _, _ in Formatter().parse(sentence) if place is not None} == {"fact", "value"}
    assert operator.sentence != operator.sentence_de
    wanted = WANTED.get(name, True)
    english, german = (operator.says("f", wanted, language) for language in ("en", "de"))
    assert english != german


def test_an_operator_says_in_german_what_it_wants() -> None:
    said = {name: operator.says("f", WANTED.get(name, False), "de") for name, operator in operators.BY_NAME.items()}
    assert said["between"] == "f liegt im Bereich 0 bis 2"
    assert said["is_known"] == "f ist nicht bekannt"
    assert said["is_empty"] == "f ist nicht leer"
    assert said["near"] == "f enthält a, b mit höchstens 4 Wörtern dazwischen"
    assert said["within_km"] == "f liegt im Umkreis von 40 km um 1, 2"
    assert said["is"] == "f ist nein"


def test_every_reason_is_given_in_both() -> None:
    """Wherever one is made, its German sentence is, and no third way makes one."""
    made = [call for path in PROGRAM for call in _calls(path, "Reason")]
    assert len(made) > 15
    for call in made:
        assert {"code", "sentence", "sentence_de"} <= {keyword.arg for keyword in call.keywords}, ast.unparse(call)


def test_a_reason_from_before_there_was_german_speaks_english() -> None:
    old = Reason(code="irony", sentence="It may be meant the other way round.")
    assert [old.says(language) for language in ("en", "de")] == [old.sentence, old.sentence]


def test_every_fact_means_something_in_both_and_says_in_both_why_it_is_unknown() -> None:
    for fact in facts.FACTS:
        assert fact.meaning.strip()
        assert fact.meaning_de.strip()
        assert fact.meaning != fact.meaning_de
        assert fact.unknown in UNKNOWN_DE


def test_whatever_makes_a_leaf_unknown_is_said_in_both() -> None:
    numbers = [{"fact": fact.name, "at_least": 1} for fact in facts.FACTS if fact.type == "number"]
    texts = [{"fact": fact.name, "mentions_any": ["a"]} for fact in facts.FACTS if fact.type == "text"]
    rest = {"any": [*numbers, *texts]}
    rule = {"id": "r", "when": {"all": [numbers[0], {"jmespath": "author.followers > `3`"}, rest]}}
    (asking,) = playbook(rule).rules
    stage = Stage()
    silent = post(author=None)
    seen = set()
    for event in (silent, post("hm", author="1"), replace(silent, post=replace(silent.post, text=None))):
        decided = pipeline.decide_post(event, stage.playbooks.current(BRAND), stage.records, now=STEAK_AT)
        tried = evaluate(asking.when, Look(decided.decision.moment))
        seen |= {leaf.why for leaf in tried.leaves if leaf.result is None}
    assert {NOT_LINKED, NOT_SIGNED, NOT_ANSWERED, NO_TEXT} <= seen <= set(UNKNOWN_DE)


@pytest.mark.parametrize("module", [tell, tell_replay])
def test_every_sentence_of_a_page_is_said_in_both_with_the_same_values(module: ModuleType) -> None:
    found = [one for one in vars(module).values() if isinstance(one, Sentence)]
    found += [one for table in vars(module).values() if isinstance(table, dict) for one in table.values()
              if isinstance(one, Sentence)]  # fmt: skip
    assert len(found) > 10
    for sentence in found:
        english, german = sentence.names()
        assert english == german, sentence
        assert sentence.en.strip()
        assert sentence.de.strip()


def test_a_leaf_is_told_in_german() -> None:
    leaf = LeafResult(path="#/when", fact="customer.visits", operator="at_least", wanted=3, found=1, result=False)
    assert tell.sentence(leaf, "de") == "customer.visits ist mindestens 3: gefunden: 1"
    unknown = LeafResult(
        path="#/when", fact="customer.visits", operator="at_least", wanted=3, found=None, result=None,
        why="nobody told us which customer this is",
    )  # fmt: skip
    told = tell.sentence(unknown, "de")
    assert told == "customer.visits ist mindestens 3: unbekannt: niemand hat uns gesagt, welcher Kunde das ist"


def test_of_a_long_list_the_first_are_told_and_how_many_more_there_are() -> None:
    letters = list("abcdefghijkl")
    assert plain(letters) == "a, b, c, d, e, f, g, h, … and 4 more"
    assert plain(letters[:8], "de") == "a, b, c, d, e, f, g, h"
    near = operators.BY_NAME["near"]
    assert near.says("post.text", {"phrases": [letters, "z"], "within": 3}, "de") == (
        "post.text enthält a oder b oder c oder d oder e oder f oder g oder h oder … und 4 weitere, z"
        " mit höchstens 3 Wörtern dazwischen"
    )
