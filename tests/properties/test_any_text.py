"""Any text that Jinja could be given: refused, or said within a bounded number of steps and characters."""

from __future__ import annotations

import sys
import tracemalloc
from types import FrameType
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib import wording
from chalicelib.actions import context
from chalicelib.domain.errors import NotRendered
from chalicelib.wording.sandbox import MAX_PARTS
from tests.hostile_texts import HOSTILE

STEPS = 2 * wording.MAX_VALUE * MAX_PARTS
"""Lines of the Python that Jinja makes of a text: each of its parts once for each element of the longest list."""
MEGABYTES = 64

TOLD = {
    "wish": {"things": ["a steak", "x" * 1_000], "place": "ß" * 1_000},
    "brand": {"name": "B", "signature": "S"},
    "a": "z",
}
NAMES = ("wish.things", "wish.place", "brand.name", "a", "b", "loop.index", "loop", "customer.visits", "wish['place']")
LITERALS = ("1", "0", "'x'", "'" + "y" * 200 + "'", "9" * 300, "1e400", "[1, 2]", "{}", "{1: 2}", "none", "true")
BINARY = (" + ", " - ", " * ", " / ", " // ", " % ", " ** ", " ~ ", " < ", " == ", " and ", " or ", " in ", " not in ")
FILTERS = (
    "upper",
    "listed",
    "first",
    "length",
    "default('x')",
    "clock",
    "list",
    "join('x')",
    "replace('', 'x')",
    "batch(9)",
)
TESTS = ("defined", "none", "divisibleby(0)", "in 'x'")


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({})".format, inner),
        st.builds("{}{}{}".format, inner, st.sampled_from(BINARY), inner),
        st.builds("{} | {}".format, inner, st.sampled_from(FILTERS)),
        st.builds("{} is {}".format, inner, st.sampled_from(TESTS)),
        st.builds("{} if {} else {}".format, inner, inner, inner),
        st.builds("{}[{}:{}]".format, inner, inner, inner),
        st.builds("{}({})".format, inner, inner),
        st.builds("not {}".format, inner),
        st.builds("-{}".format, inner),
        st.builds("range({})".format, inner),
    )


EXPRESSIONS = st.recursive(st.sampled_from((*NAMES, *LITERALS)), _grown, max_leaves=12)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, EXPRESSIONS, inner, inner),
        st.builds("{{% for a in {} %}}{}{{% endfor %}}".format, EXPRESSIONS, inner),
        st.builds("{{% for a in {} recursive %}}{}{{{{ loop(a) }}}}{{% endfor %}}".format, EXPRESSIONS, inner),
        st.builds("{{% set a = {} %}}{}".format, EXPRESSIONS, inner),
        st.builds("{{% macro m(a) %}}{}{{{{ m(a) }}}}{{% endmacro %}}{{{{ m(1) }}}}".format, inner),
        st.builds("{{% filter upper %}}{}{{% endfilter %}}".format, inner),
        st.builds(lambda one, times: one * times, inner, st.integers(1, 40)),
    )


TEXTS = st.recursive(
    st.one_of(
        st.builds("{{{{ {} }}}}".format, EXPRESSIONS), st.sampled_from(("x", "{{", "}}", "{%", "{#", "{% raw %}"))
    ),
    _nested,
    max_leaves=8,
)


class Steps:
    """Counts lines of templates as they run."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame: FrameType, event: str, arg: object) -> Any:
        if frame.f_code.co_filename != "<template>":
            return None
        self.count += event == "line"
        assert self.count <= STEPS
        return self


def said(source: str) -> tuple[str | None, int, int]:
    """What a text says (None: it is refused), in how many steps, and bytes that it took at the most."""
    steps, before = Steps(), sys.gettrace()
    tracemalloc.start()
    sys.settrace(steps)
    try:
        text: str | None = wording.render(source, language="en", **TOLD)
    except NotRendered:
        text = None
    finally:
        sys.settrace(before)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return text, steps.count, peak


def _bounded(source: str) -> None:
    text, steps, peak = said(source)
    assert steps <= STEPS
    assert peak < MEGABYTES * 2**20
    if text is not None:
        assert len(text) <= wording.MAX_SAID
        assert wording.problem(source) is None
    elif wording.problem(source) is not None:
        assert steps == 0, "what can't be read is never run"


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("{% for a in wish.place %}" + "{{ a ~ a }}" * 250 + "{% endfor %}")
def test_a_text_is_refused_or_ends_soon(source: str) -> None:
    _bounded(source)


def test_every_known_trick_is_refused_or_ends_soon() -> None:
    for source in HOSTILE.values():
        _bounded(source)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_a_text_may_not_say_it_has_no_words_for(source: str) -> None:
    """A value that only its author may hear is in no public text, however it is asked for."""
    secret = "4711815"
    sayings = {one.name: secret if one.source == "customer_book" else "x" for one in context.SAYINGS}
    public = {name: value for name, value in sayings.items() if name in context.sayable("public")}
    try:
        text = wording.render(source, language="en", **context.told(public))
    except NotRendered:
        return
    assert secret not in text
