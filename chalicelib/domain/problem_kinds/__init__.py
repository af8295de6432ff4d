"""Every class of problem that a marketer's files can have: code, severity, meaning, fix, and what is said, in English
and German. ``docs/reference/problems.md`` is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.domain.problem_kinds import actions, brand, conditions, examples, files, lints, names, shapes, texts
from chalicelib.domain.problem_kinds.kind import Kind, Severity

__all__ = ["BY_CODE", "KINDS", "Kind", "Severity"]

KINDS: tuple[Kind, ...] = (
    *files.KINDS,
    *shapes.KINDS,
    *names.KINDS,
    *brand.KINDS,
    *conditions.KINDS,
    *actions.KINDS,
    *texts.KINDS,
    *examples.KINDS,
    *lints.KINDS,
)

BY_CODE: Mapping[str, Kind] = {kind.code: kind for kind in KINDS}
