"""The storm ``patterns``: expressions that hang elsewhere, and random ones, against texts of 64 KB made for them.

What is measured is the processor's time, each time against an ordinary expression on the same text in the same run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from chalicelib import operators
from chalicelib.bootstrap import commands, environment
from chalicelib.engine import pipeline
from chalicelib.operators import patterns
from tests.demo import playbook
from tests.soak.readers import random_pattern
from tests.soak.storm import Storm
from tests.worlds import STEAK_AT, post

LENGTH = 65_536
MOST_TIMES = 10
"""So much longer a hostile expression may take than an ordinary one; a random one, than deciding an ordinary post."""

ORDINARY = r"\b(late|early|cold|slow|rude) (again|tonight|today)\b"
CATASTROPHIC = (
    r"(a+)+$",
    r"^(a+)+$",
    r"(a*)*b",
    r"(a|a)*b",
    r"(a|aa)+$",
    r"([a-z]+)*[0-9]",
    r"(.*a){20}",
    r"(.*)*x[0-9]",
    r"(x+x+)+y",
    r"^(\w+\s?)*!$",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    r"^([\w.-]+)+@([\w-]+\.)+[a-z]{2,6}$",
    r"(\w+\s*)+:\s*$",
    r"\s+$",
    r"(a?){40}a{40}$",
)
"""Each takes a backtracking engine exponential or quadratic time on one of `texts`."""


def texts(chance: random.Random) -> Mapping[str, str]:
    """Of 64 KB each, by what they are made of."""
    pieces: Mapping[str, Callable[[], str]] = {
        "one letter": lambda: "a",
        "pairs": lambda: "x=",
        "two letters by chance": lambda: chance.choice("ab"),
        "words": lambda: "".join(chance.choices("abcdexyz", k=chance.randint(1, 9))) + " ",
        "blanks": lambda: " ",
        "another script": lambda: chance.choice(("стейк ", "ё", "の")),
        "addresses": lambda: chance.choice(("a.b-", "@x.", "aa")),
    }
    found = {}
    for name, piece in pieces.items():
        parts: list[str] = []
        while sum(map(len, parts)) < LENGTH:
            parts += [piece() for _ in range(LENGTH // 4)]
        found[name] = "".join(parts)[: LENGTH - 1] + chance.choice("!b\n")
    return found


def _gap(chance: random.Random) -> str:
    """Letters with room between them: for RE2 itself the dearest there is, since it has to remember every start."""
    first, last = chance.choice("ab"), chance.choice("bz")
    room = chance.choice((".", r"\w", "[ab]", r"\S", "(?:a|b)"))
    return f"{first}{room}{{{chance.choice((0, 5))},{chance.randint(5, patterns.MOST_CHOICES - 1)}}}{last}z"


def took(pattern: str, text: str) -> float:
    """Seconds of the processor that it takes at least, the folding of the text included."""
    (operator,) = patterns.OPERATORS
    together = patterns.together([pattern])
    best = float("inf")
    for _ in range(3):
        patterns._plain.cache_clear()
        begun = time.process_time()
        alone = operator.evaluate(text, pattern).result
        middle = time.process_time()
        found = bool(together(text))
        best = min(best, max(middle - begun, time.process_time() - middle))
        assert found is alone, f"{pattern!r}: together they find {found}, alone {alone}"
    return best


def run(seed: int, folder: Path, seconds: float) -> str:
    """The known ones on every text, then random ones as long as there is time."""
    give_up = time.monotonic() + seconds
    chance = random.Random(seed)
    made = texts(chance)
    ordinary = {name: took(ORDINARY, text) for name, text in made.items()}
    worst = (0.0, "", "")
    for pattern in CATASTROPHIC:
        assert operators.BY_NAME["matches"].refuses(pattern) is None, pattern
        for name, text in made.items():
            times = took(pattern, text) / ordinary[name]
            worst = max(worst, (times, pattern, name))
            assert times < MOST_TIMES, f"{pattern!r} takes {times:.1f} times as long as an ordinary one on {name}"
    slowest, tried, refused = (0.0, ""), 0, 0
    decided_s = _deciding()
    while time.monotonic() < give_up:
        pattern = _gap(chance) if chance.random() < 0.2 else random_pattern(chance)
        if operators.BY_NAME["matches"].refuses(pattern) is not None:
            refused += 1
            continue
        spent = took(pattern, chance.choice(list(made.values())))
        slowest = max(slowest, (spent, pattern))
        assert spent < MOST_TIMES * decided_s, f"{pattern!r} takes {1000 * spent:.0f} ms, seed {seed}"
        tried += 1
    return (
        f"{len(CATASTROPHIC)} known ones on {len(made)} texts, at most {worst[0]:.1f} times an ordinary one"
        f" ({worst[1]} on {worst[2]}); {tried} random ones, {refused} refused, slowest {1000 * slowest[0]:.0f} ms"
        f" (an ordinary post of that length is decided in {1000 * decided_s:.0f} ms)"
    )


def _deciding() -> float:
    """Seconds of the processor that an ordinary post of 64 KB takes from text to decision."""
    text = ("The porterhouse at our table was great, and the waiter was nice. " * 1_100)[:LENGTH]
    event, records = post(text), commands.example_records(environment.Options(), at=STEAK_AT)
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        pipeline.decide_post(event, playbook("mortons"), records, now=event.received_at)
        best = min(best, time.process_time() - begun)
    return best


STORM = Storm("patterns", run, seeds=3, minutes=1)
