"""Pages on a terminal: as wide as it is, coloured only where that is wanted, not moved by what strangers wrote."""

from __future__ import annotations

import re

import pytest

from chalicelib.bootstrap import environment
from chalicelib.editor.page import Line, written


def test_a_page_for_a_file_is_plain() -> None:
    lines = [Line("a title", style="title"), Line(), Line("a leaf " * 30, 2, "good", "✓")]
    assert list(written(lines)) == ["a title", "", "    ✓ " + "a leaf " * 30]


def test_what_does_not_fit_goes_on_under_its_beginning() -> None:
    rows = list(written([Line("one two three four", 1, "bad", "✗"), Line("five six seven eight")], width=14))
    assert rows == ["  ✗ one two", "    three four", "five six seven", "  eight"]
    assert all(len(row) <= 14 for row in rows)


def test_a_word_longer_than_the_terminal_is_not_lost() -> None:
    rows = list(written([Line("x" * 50, 1)], width=20))
    assert "".join(row.strip() for row in rows) == "x" * 50


def test_colours_are_put_around_what_is_there_without_them() -> None:
    lines = [Line("a title", style="title"), Line("not found", 2, "bad", "✗"), Line("plain"), Line()]
    coloured = list(written(lines, colours=True))
    assert coloured[:2] == ["\x1b[1ma title\x1b[0m", "    \x1b[31m✗\x1b[0m not found"]
    assert [re.sub(r"\x1b\[\d+m", "", row) for row in coloured] == list(written(lines))


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "a\rb", "a\nb", "\x07", "\u202eabc"])
@pytest.mark.parametrize("width", [None, 40])
def test_what_a_stranger_wrote_moves_no_cursor(text: str, width: int | None) -> None:
    (row,) = written([Line(text)], width=width)
    assert row.isprintable()
    assert "�" in row


@pytest.mark.parametrize(
    ("terminal", "said", "wanted"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    terminal: bool, said: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert environment.wants_colours(terminal=terminal) is wanted
