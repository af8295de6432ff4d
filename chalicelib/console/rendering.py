"""How a page becomes HTML: templates, assets, the headers that go with them, and which links are safe.

Templates hold neither scripts nor inline styles, so `HEADERS` can forbid both.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chalicelib.console.voice import Voice

if TYPE_CHECKING:
    from jinja2 import Environment

MAX_NAME = 60
"""Characters of the name with which somebody signs."""

HERE = Path(__file__).parent
TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
HEADERS: Mapping[str, str] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""What every page is to be sent with: links hold tokens and pages hold posts, so neither is cached nor passed on."""


class Asset(NamedTuple):
    """A file that pages refer to as ``/static/<name>?v=<its version>``; under one version it never changes."""

    content_type: str
    text: str
    version: str


def asset(name: str) -> Asset | None:
    """A stylesheet or picture by its name. None: there is no such file."""
    return _assets().get(name)


@cache
def _assets() -> dict[str, Asset]:
    found = {}
    for path in (HERE / "static").iterdir():
        if path.suffix in TYPES:
            text = path.read_text("utf-8")
            found[path.name] = Asset(TYPES[path.suffix], text, hashlib.sha256(text.encode()).hexdigest()[:12])
    return found


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  (58 ms; only where a page is shown)

    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals = {"platform": _platform, "safe_link": safe_link, "max_name": MAX_NAME}
    return environment


def render(template: str, voice: Voice, base: str, **values: object) -> str:
    """The page of that name, told by `voice`; `base` is the path under which all of our own links are."""
    stylesheet = f"{base}/static/app.css?v={_assets()['app.css'].version}"
    speaking = {
        "say": voice.say,
        "code": voice.code,
        "when": voice.when,
        "left": voice.left,
        "answer": voice.answer,
        "money": voice.money,
        "listed": voice.listed,
        "refused": voice.refused,
        "circumstances": voice.circumstances,
        "rejected": voice.rejected,
        "why": voice.why,
        "happened": voice.happened,
        "now": voice.now,
        "language": voice.language,
        "time_zone": voice.time_zone,
    }
    page = _environment().get_template(f"{template}.html.jinja")
    return page.render(speaking, base=base, stylesheet=stylesheet, **values)


def _platform(name: str) -> str:
    return {"x": "X"}.get(name, name.replace("_", " ").title())


def safe_link(url: object) -> str | None:
    """The URL if it leads to a web page over TLS and nowhere else."""
    return url if isinstance(url, str) and re.fullmatch(r"https://[^\s\\\x00-\x1f\x7f]+", url) else None


def own_path(link: object, base: str) -> str | None:
    """A page of our own, below `base`. ``//host`` and ``/\\host`` would be somebody else's."""
    if isinstance(link, str) and re.fullmatch(r"/(?![/\\])[^\s\\\x00-\x1f\x7f]*", link):
        return base + link
    return None
