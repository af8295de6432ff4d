"""Preview: what a text says, filled from posts, in each language, and how long platforms take it to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct, structs

from chalicelib import lengths
from chalicelib.actions import context, hold_reply
from chalicelib.books.playbook_shapes import near
from chalicelib.domain.errors import DelightError, NotRendered
from chalicelib.domain.playbook import Playbook, Store
from chalicelib.domain.post import LengthUnit, PostEvent
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.editor import post_files, texts
from chalicelib.engine import pipeline
from chalicelib.engine.pipeline import Considered
from chalicelib.platforms import Channel
from chalicelib.ports import Records


class Measured(Struct, frozen=True, kw_only=True):
    """How long a text is on one platform.

    Attributes:
        length: In `unit`. None: it can't be said at all.
        longest: What it is at its longest, with other values. None: as above.
        most: What the platform takes.
    """

    platform: str
    to: Channel
    length: int | None
    longest: int | None
    most: int
    unit: LengthUnit


class Said(Struct, frozen=True, kw_only=True):
    """A text as one post has it said, in one language.

    Attributes:
        rule: Path of the rule that has it said.
        audience: Who hears it.
        post: Name of the example, or key of the post.
        language: The one that was wished for.
        said_in: The one in which it is there. None: it can't be said.
        text: None: as above.
        held: What a person would be told instead of the text being proposed, in the reader's language; empty where
            nothing holds it.
    """

    rule: str
    audience: context.Audience
    post: str
    language: str
    said_in: str | None
    text: str | None
    held: tuple[str, ...]
    lengths: tuple[Measured, ...]


class Preview(Struct, frozen=True, kw_only=True):
    """``preview --json``, a contract: fields may be added, none renamed (``schemas/preview.schema.json``)."""

    schema: Literal["preview/1"] = "preview/1"
    brand: str
    version: str
    text: str
    said: tuple[Said, ...]


_NO_TEXT = Sentence("there is no text '{name}'", "den Text „{name}“ gibt es nicht")
_NEAR_TEXT = Sentence(
    "there is no text '{name}'; did you mean '{nearest}'?",
    "den Text „{name}“ gibt es nicht; gemeint ist vielleicht „{nearest}“",
)
_UNSAID = Sentence(
    "no rule says '{name}' yet, so nobody can tell who hears it; a rule that is a draft will do",
    "noch sagt keine Regel „{name}“, also weiß niemand, wer es hört; eine Regel im Entwurf (draft) genügt",
)
_EXAMPLE = Sentence("examples/{name}.json: {why}", "examples/{name}.json: {why}")


def preview(
    playbook: Playbook,
    name: str,
    records: Records,
    *,
    post: PostEvent | None = None,
    language: str | None = None,
    platform: str | None = None,
    reader: Language = "en",
) -> Preview:
    """A text wherever a rule has it said.

    Args:
        post: To fill it from. None: the examples that the rule matches.
        language: Only this one. None: each that the brand speaks.
        platform: Only as long as this one takes it. None: each on which it may be said.

    Raises:
        DelightError: There is no such text, or no rule says it; with what to do.
    """
    known = {text for text, _ in playbook.texts}
    if name not in known:
        nearest = near(name, known)
        raise DelightError((_NO_TEXT if nearest is None else _NEAR_TEXT).filled(name=name, nearest=nearest))
    here = [use for use in texts.uses(playbook) if use.text == name]
    if not here:
        raise DelightError(_UNSAID.filled(name=name))
    languages = playbook.brand.languages if language is None else (language,)
    said = []
    for use in here:
        for shown, considered in _posts(playbook, use, records, post).items():
            said += [
                _said(playbook, use, considered, shown=shown, language=one, platform=platform, reader=reader)
                for one in languages
            ]
    return Preview(brand=playbook.brand.id, version=playbook.version, text=name, said=tuple(said))


def _posts(playbook: Playbook, use: texts.Use, records: Records, post: PostEvent | None) -> Mapping[str, Considered]:
    """The posts to fill it from, decided when they were received; those on which it would be said, if there are any."""
    if post is not None:
        return {post.id: pipeline.decide_post(post, playbook, records, now=post.received_at)}
    decided = {}
    for name in (one.post for one in use.rule.examples if one.expect == "match"):
        try:
            event = post_files.canonical(msgspec.json.encode(playbook.examples[name]))
        except DelightError as error:
            raise DelightError(_EXAMPLE.filled(name=name, why=error.args[0])) from None
        decided[name] = pipeline.decide_post(event, playbook, records, now=event.received_at)
    planned = {name: one for name, one in decided.items() if _is_planned(use, one)}
    return planned or decided


def _is_planned(use: texts.Use, considered: Considered) -> bool:
    mine = (one for one in considered.decision.plan if one.rule == use.rule.id)
    return any(one.settings.get("text_name") == use.text for one in mine)


def _said(
    playbook: Playbook,
    use: texts.Use,
    considered: Considered,
    *,
    shown: str,
    language: str,
    platform: str | None,
    reader: Language,
) -> Said:
    moment = considered.decision.moment
    telling = context.Telling(
        playbook, moment, language, use.audience, store=_store(playbook, use, considered), cents=use.cents
    )
    bare = Said(
        rule=use.rule.file,
        audience=use.audience,
        post=shown,
        language=language,
        said_in=None,
        text=None,
        held=(),
        lengths=(),
    )
    try:
        text, said_in = context.say(telling, use.text, context.languages(playbook, language))
    except NotRendered as error:
        measured = tuple(_measured(playbook, use, None, None, platform))
        return structs.replace(bare, held=(error.why.said(reader),), lengths=measured)
    measured = tuple(_measured(playbook, use, text, said_in, platform))
    held = [
        lengths.TOO_LONG.filled(length=one.length, most=f"{one.most} ({one.platform})")
        for one in measured
        if one.length is not None and one.length > one.most
    ]
    if use.audience == "unread" and not hold_reply.is_released(playbook, use.text, said_in):
        held.append(_NOT_RELEASED.filled(language=said_in))
    said_to = tuple(one.said(reader) for one in held)
    return structs.replace(bare, said_in=said_in, text=text, held=said_to, lengths=measured)


def _store(playbook: Playbook, use: texts.Use, considered: Considered) -> Store | None:
    """The store that the rule asks on this post, else the nearest to its place."""
    plan = considered.decision.plan
    asked = [str(one.settings["store"]) for one in plan if one.rule == use.rule.id and "store" in one.settings]
    nearest = considered.decision.moment.store
    named = asked or ([] if nearest is None else [nearest.id])
    return playbook.store(named[0]) if named else None


def _measured(
    playbook: Playbook, use: texts.Use, text: str | None, said_in: str | None, only: str | None
) -> Iterator[Measured]:
    if use.to is None:
        return
    said = [] if said_in is None else _turns(playbook, use, said_in)
    for platform in use.platforms:
        limit = platform.lengths[use.to]
        if only in {None, platform.name}:
            yield Measured(
                platform=platform.name,
                to=use.to,
                length=None if text is None else lengths.length(text, limit.unit),
                longest=texts.longest(said, limit.unit).length if said else None,
                most=limit.most,
                unit=limit.unit,
            )


def _turns(playbook: Playbook, use: texts.Use, language: str) -> Sequence[texts.Turn]:
    try:
        return texts.turns(playbook.texts[use.text, language], playbook, language=language, audience=use.audience)
    except NotRendered:
        return ()


_NOT_RELEASED = Sentence(
    "nobody released this wording in '{language}', so a person has to answer",
    "dieser Wortlaut auf „{language}“ ist nicht freigegeben, also muss eine Person antworten",
)
_HEAD = Sentence("{text} of {brand}", "{text} von {brand}")
_OTHER = Sentence("{said_in} (there is none in {language})", "{said_in} (auf {language} gibt es keinen)")
_LENGTH = Sentence(
    "{platform}: {length} of {most}, at its longest {longest}", "{platform}: {length} von {most}, höchstens {longest}"
)
_HELD = Sentence("held:", "angehalten:")


def lines(found: Preview, *, language: Language) -> Iterator[str]:
    """As a person reads it.

    Args:
        language: The reader's.
    """
    yield _HEAD.filled(text=found.text, brand=found.brand).said(language)
    for one in found.said:
        other = one.said_in not in {None, one.language}
        said_in = _OTHER.filled(said_in=one.said_in, language=one.language).said(language) if other else one.language
        yield ""
        yield f"{said_in} · {context.HEARERS[one.audience].said(language)} · {one.rule} · {one.post}"
        yield from (f"    {line}" for line in (one.text or "").splitlines())
        measured = [
            _LENGTH.filled(**{name: getattr(each, name) for name in ("platform", "length", "most", "longest")})
            for each in one.lengths
            if each.length is not None
        ]
        if measured:
            yield f"    {' · '.join(each.said(language) for each in measured)}"
        yield from (f"    {_HELD.said(language)} {why}" for why in one.held)
