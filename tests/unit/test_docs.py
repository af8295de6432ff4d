"""The documents: every file and every name in the code that they mention is there, and their example works."""

from __future__ import annotations

import importlib
import json
import re
from functools import reduce
from pathlib import Path

import pytest

from chalicelib import actions, facts
from chalicelib.adapters.files.brands import bundle
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.bootstrap import environment
from chalicelib.domain import advice
from chalicelib.platforms import platforms
from tests.adding.guides import written_by_readers

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
ROOMS = {path.stem for path in (ROOT / "chalicelib").iterdir() if not path.name.startswith("_")}
RULE_OF_THE_README = "playbooks/mortons/rules/cold-plate.json"
EXAMPLE_OF_THE_GUIDE = "playbooks/mortons/examples/vegetarian-friend.json"
TO_BE_WRITTEN_BY_THE_READER = {RULE_OF_THE_README, EXAMPLE_OF_THE_GUIDE, *written_by_readers()}

_PATH = re.compile(
    r"(?<![\w/.<-])(?:(?:chalicelib|docs|playbooks|schemas|scripts|seeds|tests|\.ci)/[\w./-]*[\w/]|"
    r"app\.py|Makefile|pyproject\.toml|LICENSE|[\w-]+\.txt)"
)
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)(?:#[^)]*)?\)")
_NAME = re.compile(r"`([a-z_]\w*(?:\.\w+)+)`")
_FILES_OF_AN_ENGINE = {"engine.db", "engine.log", "metrics.log"}
_VARIABLE = re.compile(r"\bDELIGHT_[A-Z_]+\b")
_COMMAND = re.compile(r"\bdelight ([a-z][a-z-]+)\b")
_TARGET = re.compile(r"(?:^|`)make ([a-z0-9]+)", re.MULTILINE)


def resolve(name: str) -> object:
    """The thing in the code that a dotted name below ``chalicelib`` means; AttributeError if there is none."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(".".join(["chalicelib", *parts[:count]]))
        except ModuleNotFoundError:
            continue
        try:
            return reduce(getattr, parts[count:], module)
        except AttributeError:
            continue  # a package may have a function and a module of one name
    raise AttributeError(name)


def is_there(name: str) -> bool:
    try:
        resolve(name)
    except AttributeError:
        return False
    return True


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    named = {found.removesuffix("/") for found in _PATH.findall(document.read_text("utf-8"))}
    missing = {path for path in named if not (ROOT / path).exists()}
    assert missing <= TO_BE_WRITTEN_BY_THE_READER


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    missing = [link for link in _LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_name_that_a_document_quotes_from_the_code_exists(document: Path) -> None:
    quoted = {name for name in _NAME.findall(document.read_text("utf-8")) if name.split(".")[0] in ROOMS}
    others = facts.BY_NAME.keys() | _FILES_OF_AN_ENGINE
    assert {name for name in quoted - others if not is_there(name)} == set()


def test_the_tour_and_the_glossary_quote_the_code_often_enough_to_be_useful() -> None:
    for name, least in (("tour.md", 60), ("glossary.md", 40)):
        assert len(set(_NAME.findall((ROOT / "docs" / name).read_text("utf-8")))) >= least


def test_every_setting_that_the_engine_reads_is_documented_and_no_other() -> None:
    documented = set(_VARIABLE.findall((ROOT / "README.md").read_text("utf-8")))
    told = environment.from_environment.__doc__ or ""
    names = [platform.name.upper() for platform in platforms()]
    known = {found for name in names for found in _VARIABLE.findall(told.replace("<PLATFORM>", name))}
    assert documented == known


def test_every_command_and_target_that_a_document_names_exists() -> None:
    texts = [path.read_text("utf-8") for path in DOCUMENTS]
    program = [path.read_text("utf-8") for path in (ROOT / "chalicelib" / "cli").glob("*.py")]
    commands = {found for text in program for found in re.findall(r'add_parser\(\s*"([a-z-]+)"', text)}
    assert {found for text in texts for found in _COMMAND.findall(text)} == commands
    targets = set(re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {found for text in texts for found in _TARGET.findall(text)} <= targets


def test_the_rule_that_the_reader_is_asked_to_add_is_accepted() -> None:
    written = next(
        found
        for found in re.findall(r"```json\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
        if '"when"' in found
    )
    schema = ROOT / RULE_OF_THE_README / ".." / json.loads(written)["$schema"]
    assert schema.resolve() == ROOT / "schemas" / "rule.schema.json"
    files = bundle(ROOT / "playbooks" / "mortons")
    files[f"rules/{Path(RULE_OF_THE_README).name}"] = written
    playbook = PublishedPlaybooks(MemoryShelf(), settings=actions.SETTINGS).publish(files)
    added = next(rule for rule in playbook.rules if rule.id == json.loads(written)["id"])
    assert added.state == "live"
    assert {example.expect for example in added.examples} == {"match", "no match"}


def test_every_decision_is_listed_on_the_first_page() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    assert [path.name for path in folder.glob("0*.md") if f"]({path.name})" not in listed] == []


def test_every_sentence_that_tells_an_operator_what_to_do_has_its_row() -> None:
    page = (ROOT / "docs" / "ops" / "faults.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \|", page.partition("| it says |")[2], re.MULTILINE)
    sentences = {value for name, value in vars(advice).items() if name.isupper() and isinstance(value, str)}
    assert set(rows) == sentences
