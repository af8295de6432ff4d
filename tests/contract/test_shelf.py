"""What every adapter of `ports.Shelf` promises."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.ports import Shelf


def test_what_nobody_put_there_is_not_there(shelf: Shelf) -> None:
    assert shelf.get("raw/2026/abc.json") is None
    shelf.put("raw/2026/abc.json", b"{}")
    assert shelf.get("raw/2026/abd.json") is None
    assert shelf.get("raw/2026") is None
    assert shelf.get("raw/2026/abc.json/more") is None


@pytest.mark.parametrize("content", [b"", b"\x00\xff\r\n\x1a", b"x" * 2_000_000])
def test_content_comes_back_exactly(shelf: Shelf, content: bytes) -> None:
    shelf.put("raw/x", content)
    assert shelf.get("raw/x") == content


@pytest.mark.parametrize(
    "name", ["a", "a b/ü 日本.json", "a/b/c/d/e", "...", "a..b", "sha256:0f", "-rf", "~", "$HOME", "%2e%2e"]
)
def test_a_name_is_what_was_put_under_it(shelf: Shelf, name: str) -> None:
    shelf.put(name, name.encode())
    shelf.put("another", b"another")
    assert shelf.get(name) == name.encode()


def test_the_same_name_again_replaces(shelf: Shelf) -> None:
    shelf.put("bundle", b"a long first version")
    shelf.put("bundle", b"second")
    assert shelf.get("bundle") == b"second"


@pytest.mark.parametrize(
    "name", ["", "..", "../x", "a/../../x", "a/..", "/etc/passwd", "//x", "a//b", "a/", ".", "./x", "a\0b", "..\\x"]
)
def test_a_name_that_leads_elsewhere_is_refused(shelf: Shelf, name: str) -> None:
    with pytest.raises(ValueError, match="no name for a shelf"):
        shelf.put(name, b"x")
    with pytest.raises(ValueError, match="no name for a shelf"):
        shelf.get(name)


def test_whoever_reads_while_others_write_sees_a_whole_version(shelf: Shelf) -> None:
    versions = [bytes([number]) * 100_000 for number in range(4)]
    shelf.put("bundle", versions[0])

    def write(version: bytes) -> None:
        for _ in range(10):
            shelf.put("bundle", version)

    def read(_: int) -> set[bytes]:
        return {shelf.get("bundle") or b"" for _ in range(50)}

    with ThreadPoolExecutor(8) as threads:
        writing = [threads.submit(write, version) for version in versions]
        seen = set[bytes]().union(*threads.map(read, range(4)))
        for each in writing:
            each.result()
    assert seen <= set(versions)
