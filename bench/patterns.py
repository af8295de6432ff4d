"""What expressions cost that hang other engines: on 64 KB made for them, beside an ordinary one on the same text.

Next to it Python's own `re`, on so few letters that it comes back at all.
"""

from __future__ import annotations

import random
import re
import time

from tests.soak.patterns import CATASTROPHIC, LENGTH, ORDINARY, texts, took

FEW = 20
"""Letters that `re` is asked of; each more doubles its time."""

MADE_FOR_RE2 = (r"(a|b)*a(a|b){12}c", r"a.{0,99}z", r"a\w{0,49}z", r"a{1000}z")
"""These make RE2 itself remember much: no other engine minds them."""


def measure() -> str:
    """The table."""
    made = texts(random.Random(20260311))
    ordinary = {name: took(ORDINARY, text) for name, text in made.items()}
    lines = [
        f"patterns: milliseconds on {LENGTH:,} characters made for them, the worst of {len(made)} texts; `re` on {FEW}",
        "",
        f"{'pattern':>34}{'ms':>9}{'times an ordinary one':>24}{'re, ms':>10}  on",
    ]
    for pattern in (*CATASTROPHIC, *MADE_FOR_RE2):
        spent = {name: took(pattern, text) for name, text in made.items()}
        times, worst = max((spent[name] / ordinary[name], name) for name in made)
        lines.append(f"{pattern:>34}{1000 * spent[worst]:>9.2f}{times:>24.1f}{_python(pattern):>10.1f}  {worst}")
    return "\n".join(lines)


def _python(pattern: str) -> float:
    begun = time.process_time()
    re.search(pattern, "a" * FEW + "?")
    return 1000 * (time.process_time() - begun)
