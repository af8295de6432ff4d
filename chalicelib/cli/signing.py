"""Who does something with a command, and why the engine refuses it: in the words of the console."""

from __future__ import annotations

import argparse

from chalicelib.cli.common import Found
from chalicelib.console.voice import Voice
from chalicelib.domain.errors import Refused
from chalicelib.domain.sentence import Sentence
from chalicelib.editor.page import Line, written
from chalicelib.ports import World

_NO_NAME = Sentence("Say who you are: --as NAME", "Sagen Sie, wer Sie sind: --as NAME")


def name_option(parser: argparse.ArgumentParser) -> None:
    """Who signs."""
    parser.add_argument("--as", dest="by", default="", metavar="NAME", help="who you are")


def name(options: argparse.Namespace, world: World) -> str:
    """How the person signs. Found: without a name, or with one that the console would not take either."""
    from chalicelib.entry.door import name_in  # noqa: PLC0415  (whoever only looks needs no pages)

    try:
        return name_in({"name": options.by})
    except Refused as error:
        if error.code == "name_missing":
            raise Found(_NO_NAME.said(options.language)) from None
        raise refused(error, options, world) from None


def voice(options: argparse.Namespace, world: World, brand: str | None = None) -> Voice:
    """As the console speaks, in the brand's time zone."""
    known = brand is not None and brand in world.playbooks.brands()
    zone = world.playbooks.current(brand).brand.time_zone if brand is not None and known else "UTC"
    return Voice(options.language, world.clock.now(), zone)


def refused(error: Refused, options: argparse.Namespace, world: World, brand: str | None = None) -> Found:
    """Why it can't be done, and who was faster, when."""
    speaks = voice(options, world, brand)
    told = (speaks.refused(error).striptags(), speaks.circumstances(error).striptags())
    return Found("\n".join(written([Line(" ".join(filter(None, told)))])))
