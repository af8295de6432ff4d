"""Conditions that can never be true, by themselves or beside another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chalicelib.domain.problem import Problem, problem
from chalicelib.editor.atoms import Atom
from chalicelib.editor.hidden import Ways
from chalicelib.editor.relations import excludes, impossible
from chalicelib.matching.alternatives import leaves


class _Clash(NamedTuple):
    """Why a row can never be true.

    Attributes:
        at: The later of the two in the file.
        other: None: it is impossible by itself.
    """

    at: Atom
    other: Atom | None


def dead(one: Ways) -> Iterator[Problem]:
    """What keeps the rule from ever matching, or a branch of it from ever counting."""
    order = {leaf.path: number for number, leaf in enumerate(leaves(one.rule.when))}
    clashes = [_clash(sorted(row, key=lambda atom: order.get(atom.path, 0))) for row in one.rows]
    alive = {each.path for row, clash in zip(one.rows, clashes, strict=True) if clash is None for each in row}
    told: set[str] = set()
    for clash in clashes:
        if clash is None or (told and not alive):
            continue
        at, other = clash
        if alive and at.path in alive and other is not None:
            at, other = other, at
        if at.path in alive or at.path in told:
            continue
        told.add(at.path)
        code = "dead_branch" if alive else "never_true" if other is None else "contradiction"
        if other is None:
            yield problem(code, file=one.rule.file, path=at.path)
        else:
            what = "dead_branch.beside" if alive else code
            yield problem(what, file=one.rule.file, path=at.path, other=other.path)


def _clash(row: Sequence[Atom]) -> _Clash | None:
    """The first contradiction. None: there may be a post of which all is true."""
    for number, atom in enumerate(row):
        if impossible(atom):
            return _Clash(atom, None)
        for before in row[:number]:
            if excludes(before, atom):
                return _Clash(atom, before)
    return None
