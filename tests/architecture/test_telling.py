"""What the log and the metrics may say stands in two tables, in the documents, and nowhere else."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from chalicelib.measures import MEASURES
from chalicelib.steps import ALWAYS, FIELDS, OF_THE_CALL, STEPS

ROOT = Path(__file__).resolve().parents[2]
TABLES = {ROOT / "chalicelib" / "steps.py", ROOT / "chalicelib" / "measures.py"}
PROGRAM = [path for path in sorted((ROOT / "chalicelib").rglob("*.py")) if path not in TABLES]
WORDS = {
    node.value
    for path in PROGRAM
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
NAMES = WORDS | {
    node.arg
    for path in PROGRAM
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.keyword) and node.arg is not None
}
PAGE = (ROOT / "docs" / "ops" / "logs.md").read_text("utf-8")
OWN = {
    "chalicelib",
    "chalicelib.adapters",
    "chalicelib.adapters.emf",
    "chalicelib.adapters.lines",
    "chalicelib.domain",
    "chalicelib.domain.advice",
    "chalicelib.domain.carried",
    "chalicelib.domain.errors",
    "chalicelib.domain.message",
    "chalicelib.domain.records",
    "chalicelib.engine",
    "chalicelib.engine.messages",
    "chalicelib.engine.receive",
    "chalicelib.entry",
    "chalicelib.entry.web",
    "chalicelib.entry.webhooks",
    "chalicelib.measures",
    "chalicelib.platforms",
    "chalicelib.platforms.verify",
    "chalicelib.ports",
    "chalicelib.steps",
}
"""All that a delivery needs until it is acknowledged, with its line and its metrics."""


def calls(method: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call ``….<port>.<method>(…)`` of the program."""
    port, _, name = method.partition(".")
    for path in PROGRAM:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                of = node.func.value
                if isinstance(of, ast.Attribute) and of.attr == port:
                    yield path, node


def test_every_metric_is_counted_somewhere_by_its_dimensions_in_their_order() -> None:
    used = set()
    for path, call in chain(calls("metrics.count"), calls("metrics.time_ms"), calls("metrics.gauge")):
        (name, *_) = call.args
        assert isinstance(name, ast.Constant), f"{path}:{call.lineno}"
        assert tuple(keyword.arg for keyword in call.keywords) == MEASURES[str(name.value)].dimensions
        used.add(name.value)
    assert used == set(MEASURES)


def test_every_line_of_the_log_is_of_a_known_step_with_known_fields() -> None:
    found = [(path, call) for path, call in calls("log.step")]
    assert len(found) > 8
    for path, call in found:
        (name,) = call.args
        fields = {keyword.arg for keyword in call.keywords} - {None}
        if isinstance(name, ast.Constant):
            step = STEPS[str(name.value)]
            assert fields <= {*step.fields, *ALWAYS}, f"{path}:{call.lineno}"
        else:
            assert fields <= FIELDS.keys(), f"{path}:{call.lineno}"
        assert {"outcome", "latency_ms"} <= fields or None in {keyword.arg for keyword in call.keywords}


def test_every_field_belongs_to_a_step_and_every_field_of_a_step_is_explained() -> None:
    of_steps = {name for step in STEPS.values() for name in step.fields}
    assert {*of_steps, *ALWAYS, *OF_THE_CALL} == set(FIELDS)
    assert not of_steps & set(ALWAYS)
    assert {name: step.fields for name, step in STEPS.items() if len(set(step.fields)) < len(step.fields)} == {}


def test_nothing_in_the_tables_is_a_leftover() -> None:
    """Every step, outcome and field is a word of the program too."""
    outcomes = {outcome for step in STEPS.values() for outcome in step.outcomes}
    assert (STEPS.keys() | outcomes) - WORDS == set()
    assert FIELDS.keys() - NAMES == set()


def test_whatever_is_a_warning_or_an_error_says_what_to_do_and_no_secret_word_of_ours() -> None:
    for name, step in STEPS.items():
        for outcome, told in step.outcomes.items():
            assert told.meaning
            assert told.todo or told.level != "error", f"{name}: {outcome}"
            assert "|" not in told.meaning + told.todo  # it would break the page's table


def test_the_page_on_logs_tells_every_step_outcome_field_and_metric() -> None:
    """`make generate` writes its tables; `test_rules` holds them fresh."""
    outcomes = {outcome for step in STEPS.values() for outcome in step.outcomes}
    for word in chain(STEPS, outcomes, FIELDS, MEASURES):
        assert f"`{word}`" in PAGE


def test_the_questions_on_the_page_ask_for_fields_steps_and_outcomes_that_exist() -> None:
    questions = re.findall(r"```sh\n(jq .*?)\n```", PAGE, re.DOTALL)
    assert len(questions) >= 5
    for question in questions:
        asked = question.replace("engine.log", "").replace("metrics.log", "")
        assert set(re.findall(r"\.([a-z]\w*)", asked)) <= FIELDS.keys() | MEASURES.keys()
        assert set(re.findall(r'\.step == "(\w+)"', asked)) <= STEPS.keys()
        named = set(re.findall(r'\.outcome == "(\w+)"', asked))
        assert named <= {outcome for step in STEPS.values() for outcome in step.outcomes}


def printed(code: str) -> list[set[str]]:
    """The words of each line that a fresh Python prints."""
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)
    return [set(line.split()) for line in done.stdout.split("\n")]


@pytest.mark.parametrize("with_them", [True, False], ids=["with log and metrics", "alone"])
def test_a_delivery_needs_nothing_but_these_modules_and_the_standard_library(*, with_them: bool) -> None:
    telling = "import chalicelib.adapters.lines, chalicelib.adapters.emf" if with_them else ""
    found, _ = printed(
        f"import sys; before = set(sys.modules)\nimport chalicelib.entry.webhooks\n{telling}\n"
        "print(*sys.modules.keys() - before)"
    )
    telling_only = {"chalicelib.adapters", "chalicelib.adapters.emf", "chalicelib.adapters.lines"}
    ours = {name for name in found if name.split(".")[0] == "chalicelib"}
    assert ours == (OWN if with_them else OWN - telling_only)
    assert {name for name in found - ours if name.split(".")[0] not in sys.stdlib_module_names} == set()


def test_powertools_is_loaded_with_the_first_document_and_brings_no_client_of_aws() -> None:
    show = "print(*sys.modules.keys() - before)\n"
    counted, written, _ = printed(
        "import sys\n"
        "from chalicelib.adapters.emf import EmfMetrics\n"
        "from chalicelib.adapters.lines import JsonLog\n"
        "from chalicelib.adapters.system import SystemClock\n"
        "before = set(sys.modules)\n"
        "metrics = EmfMetrics(lambda line: None, clock=SystemClock())\n"
        "JsonLog(lambda line: None, clock=SystemClock()).step('receive', outcome='ok')\n"
        "metrics.count('deliveries', platform='x')\n"
        "metrics.time_ms('receive_latency', 1)\n"
        f"{show}metrics.flush()\n{show}"
    )
    assert {name.split(".")[0] for name in counted} <= sys.stdlib_module_names
    assert "aws_lambda_powertools" in written
    assert not {name.split(".")[0] for name in written} & {"boto3", "aws_xray_sdk", "pydantic", "urllib3"}
    assert "botocore.session" not in written
