"""The machines that Lambda runs a Python on, and whether a native library can be loaded there.

A wheel's tag says what its builder promised, not what the library asks for: google-re2 for x86_64 is tagged
``manylinux_2_27`` and needs glibc 2.17. So what counts is what stands in the library itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Version = tuple[int, ...]

AMAZON_LINUX_2: dict[str, Version] = {"GLIBC": (2, 26), "GLIBCXX": (3, 4, 24), "CXXABI": (1, 3, 11)}
AMAZON_LINUX_2023: dict[str, Version] = {"GLIBC": (2, 34), "GLIBCXX": (3, 4, 29), "CXXABI": (1, 3, 13)}
SYSTEMS = {11: AMAZON_LINUX_2, 12: AMAZON_LINUX_2023, 13: AMAZON_LINUX_2023, 14: AMAZON_LINUX_2023}
"""Python 3's minor → what its system offers at most (the C library; GCC 7.3's and 11's C++ library)."""

MACHINES = {"x86_64": "x86_64", "arm64": "aarch64"}
"""Lambda's name → that of Linux."""
TAGS = ("manylinux2014", "manylinux_2_17", "manylinux_2_26", "manylinux_2_27", "manylinux_2_28", "manylinux_2_34")
"""Of wheels, the most undemanding first: pip takes the first that fits."""

_NEEDED = re.compile(rb"\b(GLIBC|GLIBCXX|CXXABI)_(\d+(?:\.\d+)+)\b")


@dataclass(frozen=True, slots=True)
class Target:
    """Where the functions run.

    Attributes:
        minor: Of Python 3.
        machine: ``x86_64`` or ``arm64``, as Lambda calls it.
    """

    minor: int
    machine: str

    @property
    def wheels(self) -> list[str]:
        """Tags of the wheels that may fit; `too_new` tells which of them don't."""
        return [f"{tag}_{MACHINES[self.machine]}" for tag in TAGS]


def too_new(folder: Path, target: Target) -> Iterator[str]:
    """A sentence for each library that asks for more than the function's system has."""
    system = SYSTEMS[target.minor]
    for path in sorted(folder.rglob("*.so*")):
        needed = {
            (name.decode(), tuple(int(part) for part in version.split(b".")))
            for name, version in _NEEDED.findall(path.read_bytes())
        }
        for name, version in sorted(needed):
            if version > system[name]:
                wanted, there = (".".join(map(str, one)) for one in (version, system[name]))
                yield (
                    f"{path.relative_to(folder)} needs {name} {wanted}; Lambda's Python 3.{target.minor} has {there}."
                    " Make .venv with a newer Python, or pin an older version of that library."
                )
