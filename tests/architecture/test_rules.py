"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from chalicelib import actions, facts, operators, platforms
from chalicelib.platforms import verify

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sorted((ROOT / "chalicelib").rglob("*.py"))
MOST_LINES = 350


def test_schemas_say_what_the_types_say() -> None:
    """`make generate` writes them; nobody edits them."""
    assert subprocess.run([sys.executable, "scripts/generate.py", "--check"], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("path", sorted((ROOT / "playbooks").glob("*/examples/*.json")), ids=lambda path: path.stem)
def test_every_example_is_a_canonical_post(path: Path) -> None:
    schema = json.loads((ROOT / "schemas/post.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(path.read_text("utf-8")), schema)


def test_a_handler_of_the_app_has_at_most_four_statements() -> None:
    tree = ast.parse((ROOT / "app.py").read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert functions
    assert {node.name: len(node.body) for node in functions if len(node.body) > 4} == {}


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_lives_in_it(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_file_of_the_program_swells() -> None:
    assert {str(path): n for path in PROGRAM if (n := len(path.read_text("utf-8").splitlines())) > MOST_LINES} == {}


def test_names_in_the_registries_are_unique() -> None:
    for names in (
        [fact.name for fact in facts.FACTS],
        [operator.name for operator in operators.OPERATORS],
        list(actions.BY_NAME),
    ):
        assert len(names) == len(set(names))


def test_a_platform_is_called_as_its_file_and_its_signature_are() -> None:
    assert [platform.name for platform in platforms.platforms()] == list(verify.SCHEMES)
    assert verify.CHALLENGES.keys() <= verify.SCHEMES.keys()


def test_every_action_takes_its_own_example() -> None:
    import msgspec

    for action in actions.ACTIONS:
        msgspec.convert(dict(action.example), action.settings)


def test_the_receive_path_imports_nothing_heavy() -> None:
    code = "import sys, chalicelib.entry.webhooks; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    heavy = {"msgspec", "jinja2", "sqlite3", "boto3", "jmespath", "airportsdata", "twitter_text", "chalice"}
    assert heavy & set(loaded.stdout.split()) == set()


def test_runtime_pins_are_those_of_the_lock_files() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text("utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if "==" in line and not line.startswith(" ")}

    assert pins("requirements.txt") < pins("requirements-local.txt") < pins("requirements-dev.txt")
