"""Each function of the real zip under Lambda's own client, with nothing around it but what Lambda has."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from tests.events import request
from tests.lambdas import Failed, function
from tests.packaged import Package

HANDLERS = ["app.app", "app.normalise", "app.consider", "app.act", "app.follow_up", "app.playbook_changed", "app.pages"]
UNCHECKED = 0b01
"""PEP 552: hash-based, never compared with the source."""


def test_every_function_of_the_template_is_tried_here(made: Package) -> None:
    assert sorted(made.functions().values()) == sorted(HANDLERS)


def test_the_functions_get_the_python_that_compiled_them(made: Package) -> None:
    functions = [one for one in made.template["Resources"].values() if one["Type"] == "AWS::Serverless::Function"]
    assert {one["Properties"]["Runtime"] for one in functions} == {f"python3.{sys.version_info.minor}"}


@pytest.mark.parametrize("handler", HANDLERS)
def test_it_can_be_imported(task: Path, tmp_path: Path, handler: str) -> None:
    with function(task, handler, {}, scratch=tmp_path) as running:
        (cold,) = running.reports
    assert "app" in cold.modules
    assert "chalice.app" in cold.modules
    assert not {"boto3", "botocore", "aws_lambda_powertools", "jinja2"} & set(cold.modules)


def test_it_answers(task: Path, tmp_path: Path) -> None:
    with function(task, "app.app", {}, scratch=tmp_path) as running:
        answer = running(request("GET", "/static/{name}", values={"name": "app.css"}))
    assert answer["statusCode"] == 200
    assert "color-scheme" in answer["body"]


def test_nothing_is_compiled_at_a_cold_start(task: Path, tmp_path: Path) -> None:
    before = sorted(task.rglob("*"))
    with function(task, "app.app", {}, scratch=tmp_path) as running:
        running(request("GET", "/static/{name}", values={"name": "app.css"}))
        assert [report.compiled for report in running.reports] == [[], []]
    assert sorted(task.rglob("*")) == before


def test_whoever_takes_the_byte_code_away_sees_it_compiled(task: Path, tmp_path: Path) -> None:
    bare = shutil.copytree(task, tmp_path / "task", ignore=shutil.ignore_patterns("__pycache__"))
    with function(bare, "app.app", {}, scratch=tmp_path) as running:
        assert str(bare / "app.py") in running.reports[0].compiled


def test_byte_code_is_never_compared_with_a_source(task: Path) -> None:
    for path in task.rglob("*.pyc"):
        head = path.read_bytes()[:8]
        assert head[:4] == importlib.util.MAGIC_NUMBER
        assert int.from_bytes(head[4:], "little") == UNCHECKED


def test_of_our_own_code_the_source_comes_along(task: Path) -> None:
    for path in (task / "chalicelib").rglob("*.py"):
        assert Path(importlib.util.cache_from_source(str(path), optimization="")).is_file()
    for library in ("boto3", "botocore", "jinja2", "msgspec"):
        assert not list((task / library).rglob("*.py"))


def test_a_library_that_was_forgotten_is_missing(task: Path, tmp_path: Path) -> None:
    without = shutil.copytree(task, tmp_path / "task", ignore=shutil.ignore_patterns("msgspec"))
    with pytest.raises(Failed, match="No module named 'msgspec'"), function(without, "app.app", {}, scratch=tmp_path):
        pass


def test_what_it_raises_and_prints_can_be_read(task: Path, tmp_path: Path) -> None:
    with function(task, "app.follow_up", {}, scratch=tmp_path) as running:
        with pytest.raises(Failed) as raised:
            running({"neither": "a schedule"})
        assert raised.value.told["errorType"] == "KeyError"
        assert "[ERROR] KeyError" in running.log
