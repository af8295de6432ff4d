"""A native library that Lambda's system can't load is told before anything is deployed."""

from __future__ import annotations

from pathlib import Path

from scripts.package.native import Target, too_new


def test_a_library_that_asks_for_too_much_is_named_with_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "re2").mkdir()
    (tmp_path / "re2" / "_re2.so").write_bytes(b"\x7fELF\0GLIBC_2.17\0GLIBC_2.28\0GLIBCXX_3.4.21\0")
    (told,) = too_new(tmp_path, Target(11, "x86_64"))
    assert told.startswith("re2/_re2.so needs GLIBC 2.28; Lambda's Python 3.11 has 2.26.")


def test_the_same_library_fits_a_newer_python(tmp_path: Path) -> None:
    (tmp_path / "one.so").write_bytes(b"\x7fELF\0GLIBC_2.28\0")
    assert not list(too_new(tmp_path, Target(12, "arm64")))


def test_what_counts_is_the_library_and_not_its_wheels_tag(task: Path) -> None:
    for minor in (11, 12, 13, 14):
        assert not list(too_new(task, Target(minor, "x86_64")))
