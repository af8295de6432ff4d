"""Write ``schemas/``, the tables in ``docs/ops/logs.md``, the pages on problems and the reference from the code."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from chalicelib.cli.cases import CasesReport
from chalicelib.cli.dead_letters import DeadLettersReport
from chalicelib.cli.outbox import OutboxReport
from chalicelib.cli.replies import RepliesReport
from chalicelib.costs.estimate import CostReport
from chalicelib.domain.decision import Explanation
from chalicelib.domain.post import PostEvent
from chalicelib.domain.problem import CheckReport
from chalicelib.domain.problem_kinds import KINDS, Kind
from chalicelib.domain.sentence import LANGUAGES, Language, Sentence
from chalicelib.editor.difference import Difference
from chalicelib.editor.preview import Preview
from chalicelib.editor.reference import reference
from chalicelib.editor.replayed import ReplayReport
from chalicelib.editor.schemas import of_types, playbook_schemas, vocabulary
from chalicelib.editor.uploads import UploadReport
from chalicelib.editor.version_lines import PublishReport, VersionsReport
from chalicelib.measures import MEASURES
from chalicelib.steps import ALWAYS, FIELDS, OF_THE_CALL, STEPS

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "docs" / "ops" / "logs.md"
PROBLEMS = ROOT / "docs" / "reference"
MARKETERS = ROOT / "docs" / "marketers"
TITLES: dict[str, tuple[str, Any]] = {
    "post.schema.json": ("A post in canonical form: what `delight explain` reads", PostEvent),
    "check.schema.json": ("What `delight check --json` writes", CheckReport),
    "preview.schema.json": ("What `delight preview --json` writes", Preview),
    "publish.schema.json": ("What `delight publish --json` and `delight rollback --json` write", PublishReport),
    "versions.schema.json": ("What `delight versions --json` writes", VersionsReport),
    "diff.schema.json": ("What `delight diff --json` writes", Difference),
    "explain.schema.json": ("What `delight explain --json` writes", Explanation),
    "replies.schema.json": ("What `delight replies --json` writes", RepliesReport),
    "cases.schema.json": ("What `delight cases --json` writes", CasesReport),
    "outbox.schema.json": ("What `delight outbox --json` writes", OutboxReport),
    "dead-letters.schema.json": ("What `delight dead-letters --json` writes", DeadLettersReport),
    "upload.schema.json": ("What answers an upload of a playbook, `answers/<brand>.json`", UploadReport),
    "cost.schema.json": ("What `delight cost --json` writes", CostReport),
    "replay.schema.json": ("What `delight replay --json` writes", ReplayReport),
}


def schemas() -> dict[Path, str]:
    """File → content."""
    made = {name: of_types(title, kind) for name, (title, kind) in TITLES.items()}
    made |= {**playbook_schemas(), "facts.json": vocabulary()}
    return {
        ROOT / "schemas" / name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in made.items()
    }


def tables() -> dict[str, str]:
    """What stands between the marks in the page on logs, by their names."""
    steps = ["| step | outcome | level | means | to do |", "|---|---|---|---|---|"]
    for name, step in STEPS.items():
        steps.append(f"| **`{name}`** | | | {step.meaning} | |")
        steps += [f"| | `{one}` | {told.level} | {told.meaning} | {told.todo} |" for one, told in step.outcomes.items()]
    fields = ["| field | in | means |", "|---|---|---|"]
    for name, meaning in FIELDS.items():
        where = ", ".join(f"`{one}`" for one, step in STEPS.items() if name in step.fields)
        fields.append(f"| `{name}` | {'every line' if name in (*ALWAYS, *OF_THE_CALL) else where} | {meaning} |")
    metrics = ["| metric | unit | by | means | watch |", "|---|---|---|---|---|"]
    for name, measure in MEASURES.items():
        by = ", ".join(f"`{one}`" for one in measure.dimensions)
        metrics.append(f"| `{name}` | {measure.unit} | {by} | {measure.meaning} | {measure.watch} |")
    return {"steps": "\n".join(steps), "fields": "\n".join(fields), "metrics": "\n".join(metrics)}


def page_on_logs() -> str:
    """The page with its tables written anew; what stands around them stays."""
    page = LOGS.read_text("utf-8")
    for name, table in tables().items():
        mark, end = f"<!-- generated: {name} -->\n", "<!-- end -->"
        before, found, rest = page.partition(mark)
        if not found:
            raise SystemExit(f"{LOGS}: {mark} is missing")
        page = before + mark + table + "\n" + rest[rest.index(end) :]
    return page


INTRO = Sentence(
    "# What `delight check` can find\n\n"
    "Every class of problem, by its code (`delight check --json` tells it, too). An **error** keeps a playbook from"
    " being published; a **warning** asks to look once more. Below each: what it means, what to do, and a planted"
    " example with what is said about it. The examples stand in [tests/problems](../../tests/problems), where anybody"
    " can add one without Python. [Deutsch](problems.de.md)\n\n"
    "<!-- generated by make generate from chalicelib/domain/problem_kinds and tests/problems -->\n",
    "# Was `delight check` finden kann\n\n"
    "Jede Art von Problem, nach ihrem Code (auch `delight check --json` nennt ihn). Ein **Fehler** verhindert, dass"
    " ein Playbook veröffentlicht wird; eine **Warnung** bittet, noch einmal hinzusehen. Darunter jeweils: was es"
    " bedeutet, was zu tun ist, und ein Beispiel mit dem Satz dazu. Die Beispiele stehen in"
    " [tests/problems](../../tests/problems); neue brauchen kein Python. Auf Deutsch sagt es `delight check` mit"
    " `--language de`, oder wenn das Terminal deutsch spricht."
    " [English](problems.md)\n\n"
    "<!-- generated by make generate from chalicelib/domain/problem_kinds and tests/problems -->\n",
)
SEVERITIES = {"error": Sentence("error", "Fehler"), "warning": Sentence("warning", "Warnung")}
TABLE_HEAD = Sentence("| code | severity | what it is |", "| Code | Gewicht | was es ist |")
TO_DO = Sentence("To do", "Zu tun")
IN = Sentence("For example, in *{file}*:", "Zum Beispiel in *{file}*:")
WHOLE = Sentence("For example, the file *{file}*:", "Zum Beispiel die Datei *{file}*:")
GONE = Sentence("For example, *{file}* was deleted.", "Zum Beispiel wurde *{file}* gelöscht.")
LONGEST = 300
"""Characters of an example that are shown."""


def page_on_problems(language: Language) -> str:
    """Every class of problem, with its first planted example."""
    cases: dict[str, dict[str, Any]] = {}
    for path in sorted((ROOT / "tests" / "problems").glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            cases.setdefault(case["finds"].partition(".")[0], case)
    lines = [INTRO.said(language), TABLE_HEAD.said(language), "|---|---|---|"]
    for kind in KINDS:
        severity = SEVERITIES[kind.severity].said(language)
        lines.append(f"| [`{kind.code}`](#{kind.code}) | {severity} | {kind.title.said(language)} |")
    for kind in KINDS:
        lines += ["", *_section(kind, cases[kind.code], language)]
    return "\n".join(lines) + "\n"


def _section(kind: Kind, case: dict[str, Any], language: Language) -> list[str]:
    edit = case["edits"][0]
    severity, todo = SEVERITIES[kind.severity].said(language), TO_DO.said(language)
    told = f"**{kind.title.said(language)}** ({severity}). {kind.meaning.said(language)}"
    lines = [f"## {kind.code}", "", f"{told} {todo}: {kind.fix.said(language)}", ""]
    if "new" in edit:
        shown = [f"- {line}" for line in edit["old"].splitlines()] + [f"+ {line}" for line in edit["new"].splitlines()]
        lines += [IN.filled(file=edit["file"]).said(language), "", "```diff", *map(_cut, shown), "```"]
    elif edit["content"] is None:
        lines += [GONE.filled(file=edit["file"]).said(language)]
    else:
        content = _cut(edit["content"])
        lines += [WHOLE.filled(file=edit["file"]).said(language), "", "```", content, "```"]
    return [*lines, "", f"> {case['says'][language]}"]


def _cut(text: str) -> str:
    safe = text.encode("utf-8", "backslashreplace").decode().replace("\ufeff", "\\ufeff")
    return safe if len(safe) <= LONGEST else f"{safe[:LONGEST]}…"


def main() -> int:
    """Write the files; with ``--check``, only tell whether they are fresh (exit 1: they aren't)."""
    stale = 0
    pages = {}
    for language in LANGUAGES:
        ending = ".md" if language == "en" else f".{language}.md"
        pages[PROBLEMS / f"problems{ending}"] = page_on_problems(language)
        pages[MARKETERS / f"reference{ending}"] = reference(language)
    for path, content in {**schemas(), **pages, LOGS: page_on_logs()}.items():
        if "--check" in sys.argv:
            stale += not path.is_file() or path.read_text("utf-8") != content
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, "utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
