"""The guides in ``docs/adding/``, followed to the letter in a copy of the repository.

Each may change two files of the program at most. Then the tests that the reader writes, the tests that guard the
registries and the ones in ``in_the_copy/`` run there, in a process of their own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.adding.guides import GUIDES, ROOT, Block, DoesNotApply, blocks, change, changed_files, follow

MOST_FILES = 2
PATIENCE_S = 120
COPIED = frozenset({".ci", "chalicelib", "docs", "playbooks", "schemas", "scripts", "seeds", "tests"})
LINTER = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
NOT_HANDED_ON = ("PYTEST_", "DELIGHT_", "PYTHONDONTWRITEBYTECODE")
REGISTRIES = "tests/architecture/test_rules.py"
CASES = "tests/unit/test_operator_cases.py"
GUARDS = {
    "platform": (
        f"{REGISTRIES}::test_the_receive_path_imports_nothing_heavy",
        f"{REGISTRIES}::test_a_platform_is_called_as_its_file_and_its_signature_are",
    ),
    "operator": (
        f"{CASES}::test_an_operator_answers_as_its_case_says",
        f"{CASES}::test_every_operator_has_a_case_for_each_answer",
        f"{CASES}::test_no_operator_ever_breaks_on_a_value_that_was_checked[longer_than]",
        "tests/unit/test_guide.py",
        "tests/unit/test_reference.py",
    ),
    "action": (
        f"{REGISTRIES}::test_every_action_takes_its_own_example",
        "tests/unit/test_console_words.py",
        "tests/unit/test_guide.py",
        "tests/unit/test_reference.py",
    ),
    "signal": ("tests/unit/test_facts.py",),
    "storage": ("tests/contract/test_shelf.py",),
}
ALWAYS = (
    "tests/unit/test_docs.py",
    *(
        f"{REGISTRIES}::{name}"
        for name in (
            "test_names_in_the_registries_are_unique",
            "test_no_file_of_the_program_swells",
            "test_schemas_say_what_the_types_say",
        )
    ),
)


class Forgotten(NamedTuple):
    """One row of a guide's last table.

    Attributes:
        path: Whose blocks are left out.
        guard: The test that complains.
        told: What it says.
    """

    guide: str
    path: str
    guard: str
    told: str


DOCS = "tests/unit/test_docs.py"
SETTINGS = f"{DOCS}::test_every_setting_that_the_engine_reads_is_documented_and_no_other"
SIGNAL = "tests/adding/in_the_copy/signal.py"
GUIDE = "tests/unit/test_guide.py"
HEADINGS = f"{GUIDE}::test_every_operator_has_a_heading_with_a_post_that_it_matches"
SHOWN = f"{GUIDE}::test_everything_that_the_guide_shows_of_a_rule_is_accepted"
FORGOTTEN = (
    Forgotten("platform", "chalicelib/platforms/verify.py", "tests/platforms/test_discourse.py", "KeyError"),
    Forgotten("platform", "README.md", SETTINGS, "DELIGHT_API_DISCOURSE"),
    Forgotten("operator", "tests/operators/lengths.json", GUARDS["operator"][1], "longer_than"),
    Forgotten("operator", "docs/marketers/guide.de.md", HEADINGS, "longer_than"),
    Forgotten("action", "chalicelib/actions/__init__.py", "tests/unit/test_tell_department.py", "tell_department"),
    Forgotten("action", "docs/marketers/guide.md", SHOWN, "tell_department"),
    Forgotten("signal", "chalicelib/signals/__init__.py", f"{SIGNAL}::test_check_knows_the_fact", "there is no fact"),
    Forgotten("storage", "chalicelib/bootstrap/machine.py", "tests/adding/in_the_copy/storage.py", "packed"),
)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository, without what was only made here, and compiled, so that each copy of it starts sooner."""
    folder = tmp_path_factory.mktemp("original")
    for path in ROOT.iterdir():
        if path.is_dir() and path.name in COPIED:
            shutil.copytree(path, folder / path.name)
        elif path.is_file():
            shutil.copy2(path, folder / path.name)
    assert pytest_in(folder, ALWAYS[0]).returncode == 0
    return folder


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "copy"))


def guide(name: str) -> Path:
    return next(path for path in GUIDES if path.stem == name)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in the copy, with its own program in front of any installed one."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(NOT_HANDED_ON)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(folder), "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis")},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def pytest_in(folder: Path, *paths: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", "--tb=short", *paths)


@pytest.mark.parametrize("name", GUARDS)
def test_who_follows_the_guide_changes_two_files_and_it_works(copy: Path, name: str) -> None:
    follow(guide(name), copy)
    assert 1 <= len(changed_files(copy)) <= MOST_FILES
    assert run(copy, "scripts/generate.py").returncode == 0  # what the guide calls `make generate`
    written = [block.path for block in blocks(guide(name)) if Path(block.path).name.startswith("test_")]
    done = pytest_in(copy, *written, *ALWAYS, *GUARDS[name], f"tests/adding/in_the_copy/{name}.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_guides_can_be_followed_one_after_another_and_pass_the_checks(copy: Path) -> None:
    """What `make check` does, on what the guides touch; what mypy knows already it need not find out again."""
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", copy / ".mypy_cache")
    for name in GUARDS:
        follow(guide(name), copy)
    touched = sorted({block.path for path in GUIDES for block in blocks(path) if block.path.endswith(".py")})
    for command in (
        ["-m", "ruff", "check", "--no-cache", *touched],
        ["-m", "ruff", "format", "--no-cache", "--check", *touched],
        ["-m", "mypy", *touched],
        ["-c", LINTER],
    ):
        done = run(copy, *command)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("forgotten", FORGOTTEN, ids=lambda one: f"{one.guide}-{one.path}")
def test_what_is_forgotten_is_told(copy: Path, forgotten: Forgotten) -> None:
    follow(guide(forgotten.guide), copy, but_not=forgotten.path)
    done = pytest_in(copy, forgotten.guard)
    assert done.returncode == 1, done.stdout + done.stderr
    assert forgotten.told in done.stdout


def test_there_is_a_guide_for_each_kind_of_thing() -> None:
    assert {path.stem for path in GUIDES} == set(GUARDS)


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_no_code_of_a_guide_is_left_out(path: Path) -> None:
    """A block whose name is misspelt would only be shown."""
    unnamed = [block for block in blocks(path) if not block.path and block.language in {"python", "diff"}]
    assert unnamed == []
    assert path.read_text("utf-8").count("\n```") == 2 * len(blocks(path))


def test_a_change_that_fits_nowhere_or_twice_is_told() -> None:
    def changed(text: str) -> str:
        return change("a = 1\nb = 2\na = 1\nc = 3\n", Block("some.py", "diff", text))

    assert changed(" b = 2\n+b = 3\n@@\n-c = 3\n") == "a = 1\nb = 2\nb = 3\na = 1\n"
    for text in ("-a = 1\n", "-d = 4\n", " b = 2\n c = 3\n", "-= 2\n"):
        with pytest.raises(DoesNotApply, match=r"some\.py"):
            changed(text)


def test_a_new_file_that_is_there_already_is_told(tmp_path: Path) -> None:
    follow(guide("signal"), tmp_path, but_not="chalicelib/signals/__init__.py")
    with pytest.raises(DoesNotApply, match="is no new file"):
        follow(guide("signal"), tmp_path, but_not="chalicelib/signals/__init__.py")


def test_a_file_of_the_program_that_is_new_changed_or_gone_counts_and_no_other(copy: Path) -> None:
    assert changed_files(copy) == set()
    (copy / "chalicelib" / "new.py").write_text("", "utf-8")
    (copy / "app.py").write_text("", "utf-8")
    (copy / "chalicelib" / "text.py").unlink()
    (copy / "README.md").write_text("", "utf-8")
    (copy / "tests" / "new.py").write_text("", "utf-8")
    assert changed_files(copy) == {"chalicelib/new.py", "app.py", "chalicelib/text.py"}
