"""What differs between two versions of a brand's files: rules, texts, stores, settings, each by its JSON path."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from chalicelib.books.playbook_source import child

Kind = Literal["rule", "text", "store", "setting", "channel", "example", "guideline"]

_KINDS: Mapping[str, Kind] = {
    "rules": "rule",
    "texts": "text",
    "stores.json": "store",
    "brand.json": "setting",
    "channels.json": "channel",
    "examples": "example",
    "guidelines.json": "guideline",
}
_ID = "id"


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is otherwise.

    Attributes:
        name: Id of the rule, text, store or example; of settings the file's name.
        what: ``came`` and ``went`` are whole rules, texts and stores, or values within one that is there in both.
        path: JSON pointer into the file, of the later version where it is there, else of the earlier. ``#``: all of it.
        old: JSON value. None where it came, and of a text.
        new: None where it went, and of a text.
        lines: Of a text: its wording as a unified diff, without its heads.
    """

    file: str
    kind: Kind
    name: str
    what: Literal["came", "went", "changed"]
    path: str = "#"
    old: Any = None
    new: Any = None
    lines: tuple[str, ...] = ()


class Difference(Struct, frozen=True, kw_only=True):
    """``diff --json``, a contract: fields may be added, none renamed (``schemas/diff.schema.json``).

    Attributes:
        old: Version, or the folder's version.
    """

    schema: Literal["diff/1"] = "diff/1"
    brand: str
    old: str
    new: str
    changes: tuple[Change, ...]


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """What has to be done to the earlier files (path → JSON value, or text) to get the later ones."""
    for file in sorted({*old, *new}):
        kind = _KINDS.get(file.partition("/")[0], "setting")
        if file == "stores.json":
            yield from _stores(file, old.get(file), new.get(file))
        elif file not in new or file not in old:
            yield _whole(file, kind, old.get(file), new.get(file), came=file in new)
        elif isinstance(new[file], str) and isinstance(old[file], str):
            if old[file] != new[file]:
                yield _text(file, old[file], new[file])
        else:
            for what, path, before, after in _values(old[file], new[file], "#"):
                yield Change(file=file, kind=kind, name=_name(file), what=what, path=path, old=before, new=after)


_Found = tuple[Literal["came", "went", "changed"], str, Any, Any]


def _whole(file: str, kind: Kind, old: Any, new: Any, *, came: bool) -> Change:
    if kind == "text":
        return _text(file, old or "", new or "", what="came" if came else "went")
    return Change(file=file, kind=kind, name=_name(file), what="came" if came else "went", old=old, new=new)


def _text(file: str, old: str, new: str, *, what: Literal["came", "went", "changed"] = "changed") -> Change:
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1))[2:]
    return Change(file=file, kind="text", name=_name(file), what=what, lines=tuple(lines))


def _stores(file: str, old: Any, new: Any) -> Iterator[Change]:
    """Stores by their ids; whatever else stands in the file as settings do."""
    before, after = _by_id(_list(old)), _by_id(_list(new))
    if before is None or after is None:
        for what, path, was, is_now in _values(old, new, "#"):
            yield Change(file=file, kind="store", name=_name(file), what=what, path=path, old=was, new=is_now)
        return
    numbers = {store: (before if store not in after else after)[store][0] for store in (*after, *before)}
    for store, number in numbers.items():
        path = f"#/stores/{number}"
        if store not in before or store not in after:
            found: list[_Found] = [_came_or_went(path, before, after, store)]
        else:
            found = list(_values(before[store][1], after[store][1], path))
        for what, place, was, is_now in found:
            yield Change(file=file, kind="store", name=store, what=what, path=place, old=was, new=is_now)


def _list(stores: Any) -> Any:
    return stores.get("stores") if isinstance(stores, dict) else None


def _values(old: Any, new: Any, path: str) -> Iterator[_Found]:
    """What differs between two JSON values; lists of things with ids are compared by these."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*new, *old)):
            yield from _member(old, new, name, child(path, name))
        return
    if isinstance(old, list) and isinstance(new, list):
        before, after = _by_id(old), _by_id(new)
        if before is not None and after is not None:
            for name in dict.fromkeys((*after, *before)):
                number = (after if name in after else before)[name][0]
                if name in before and name in after:
                    yield from _values(before[name][1], after[name][1], child(path, number))
                else:
                    yield _came_or_went(child(path, number), before, after, name)
        else:
            yield from _items(old, new, path)
        return
    if old != new or type(old) is not type(new):
        yield "changed", path, old, new


def _member(old: Mapping[str, Any], new: Mapping[str, Any], name: str, path: str) -> Iterator[_Found]:
    if name not in old:
        yield "came", path, None, new[name]
    elif name not in new:
        yield "went", path, old[name], None
    else:
        yield from _values(old[name], new[name], path)


def _came_or_went(path: str, before: Mapping[str, Any], after: Mapping[str, Any], name: str) -> _Found:
    if name in after:
        return "came", path, None, after[name][1]
    return "went", path, before[name][1], None


def _items(old: Sequence[Any], new: Sequence[Any], path: str) -> Iterator[_Found]:
    """What came into a list, what went, and what stands in the place of something else."""
    before, after = ([json.dumps(one, sort_keys=True) for one in items] for items in (old, new))
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for number in range(both):
            yield from _values(old[a + number], new[c + number], child(path, c + number))
        for number in range(a + both, b):
            yield "went", child(path, number), old[number], None
        for number in range(c + both, d):
            yield "came", child(path, number), None, new[number]


def _by_id(items: Any) -> dict[str, tuple[int, Any]] | None:
    """Id → number and item. None: they don't all have one of their own."""
    if not isinstance(items, list) or not all(isinstance(one, dict) and isinstance(one.get(_ID), str) for one in items):
        return None
    found = {one[_ID]: (number, one) for number, one in enumerate(items)}
    return found if len(found) == len(items) else None


def _name(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".json").removesuffix(".jinja")
