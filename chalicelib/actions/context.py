"""What a text can say, and to whom: each name carries where its value comes from, and that decides who may hear it.

A text is rendered with nothing but what its hearers may know: what they may not, it has no words for. The check of a
playbook asks the same table, so that nobody waits for a customer to find out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from chalicelib import wording
from chalicelib.domain.decision import Reason
from chalicelib.domain.errors import NotRendered
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Store
from chalicelib.domain.sentence import Sentence
from chalicelib.domain.signals import Place
from chalicelib.text import fold

Source = Literal["brand", "post", "platform", "customer_book", "inferred", "task"]
"""Where a value comes from: the brand's own files, what stands in this post, what the platform shows of its author,
what only our customer book knows, what we concluded, and what a store is asked to do."""
SOURCES: Mapping[Source, Sentence] = {
    "brand": Sentence("what the brand's own files say", "was in den Dateien der Marke steht"),
    "post": Sentence("what the person wrote in this post", "was die Person in diesem Beitrag geschrieben hat"),
    "platform": Sentence("what the person's profile shows", "was das Profil der Person zeigt"),
    "customer_book": Sentence("what only the customer book knows", "was nur in der Kundendatei steht"),
    "inferred": Sentence("what we concluded", "was wir nur vermuten"),
    "task": Sentence("what the store is asked to do", "worum die Filiale gebeten wird"),
}
"""The same for people."""

Audience = Literal["store", "public", "private", "unread"]
"""Who hears a text: a store's team that has not accepted yet, everybody, its author alone; or any of the latter two
without a person of ours having read it before."""

MAY_HEAR: Mapping[Source, frozenset[Audience]] = {
    "brand": frozenset({"store", "public", "private", "unread"}),
    "post": frozenset({"store", "public", "private"}),
    "platform": frozenset({"public", "private"}),
    "customer_book": frozenset({"private"}),
    "inferred": frozenset(),
    "task": frozenset({"store"}),
}


class Telling(NamedTuple):
    """What a text is filled from.

    Attributes:
        store: The one that is meant. None: none is.
        cents: What the task may cost.
    """

    playbook: Playbook
    moment: Moment
    language: str
    audience: Audience
    store: Store | None = None
    cents: int = 0


MOST_THINGS = 3
"""Of the menu, that one wish names at the most, as texts are measured; more of them have to fit when it happens."""
_LONGEST_AIRPORT = "Baltimore/Washington International Thurgood Marshall Airport"
_LATE = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)  # 10:59 PM, 22:59 Uhr: no time of day takes more characters
_LONGEST_HANDLE = "W" * 15  # help.x.com/en/managing-your-account/x-username-rules
_LONGEST_NAME = "W" * 50  # help.x.com/en/managing-your-account/how-to-customize-your-profile
_MOST_VISITS = 9_999


class Saying(NamedTuple):
    """One thing that a text can say.

    Attributes:
        value: None: it is not known.
        longest: What it can plausibly be at its longest, and its other extremes, where a text may take another turn;
            None among them: it may be unknown.
    """

    name: str
    source: Source
    value: Callable[[Telling], Any]
    longest: Callable[[Playbook, str], tuple[Any, ...]]


def _things(telling: Telling) -> list[str]:
    return names(telling.playbook, telling.moment.wish.things, language=telling.language)


def _longest_things(playbook: Playbook, language: str) -> tuple[list[str], ...]:
    menu = sorted(names(playbook, [one.id for one in playbook.brand.menu], language=language), key=len, reverse=True)
    return menu[:MOST_THINGS], menu[:1], []


def _place(telling: Telling) -> str | None:
    """Where, as the post has it. A city is no airport: which one we take it for is a guess, that only stores hear."""
    place = telling.moment.wish.place
    if place is None:
        return None
    if telling.audience == "store" or is_named(place):
        return place.name
    return place.city if fold(place.city) == fold(place.text) else place.text


_AIRPORT = re.compile(r"airport|aeroport|flughafen|\bint'?l\b|international|regional|municipal")


def is_named(place: Place) -> bool:
    """Whether the post names that very place, by its name or its code, and not only the city around it."""
    if place.kind != "airport" or place.text.upper() == place.id:
        return True
    said = fold(place.text)
    own = set(fold(place.name).split()) - set(fold(place.city).split())
    return _AIRPORT.search(said) is not None or not own.isdisjoint(said.split())


def _deadline(telling: Telling) -> datetime | None:
    wish = telling.moment.wish
    zone = telling.playbook.brand.time_zone if wish.place is None else wish.place.time_zone
    return None if wish.deadline is None else wish.deadline.astimezone(ZoneInfo(zone))


def _money(playbook: Playbook, cents: int, language: str) -> str:
    return wording.money(cents, currency=playbook.brand.currency, language=language)


_A_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ .-](?!$)){0,49}\.?")  # noqa: RUF001  (both apostrophes are meant)
_A_HANDLE = re.compile(r"[A-Za-z0-9_.]{1,50}")


def _author_name(telling: Telling) -> str | None:
    """Only what looks like a name; everybody can call themselves ``buy at evil.example``."""
    shown = telling.moment.post.author.display_name or ""
    looks = _A_NAME.fullmatch(shown) is not None and re.search(r"\.\w", shown) is None
    return shown if looks else None


def _author_handle(telling: Telling) -> str | None:
    handle = telling.moment.post.author.username or ""
    return handle if _A_HANDLE.fullmatch(handle) else None


def _longest(read: Callable[[Store], str]) -> Callable[[Playbook, str], tuple[str | None, ...]]:
    return lambda playbook, _: (max(map(read, playbook.stores), key=len, default=""), None)


def _longest_place(playbook: Playbook, language: str) -> tuple[str | None, ...]:  # noqa: ARG001
    return max((_LONGEST_AIRPORT, *(store.name for store in playbook.stores)), key=len), None


def _highest_cost(playbook: Playbook, language: str) -> tuple[str]:
    return (_money(playbook, max((one.cents for one in playbook.brand.purses.values()), default=0), language),)


SAYINGS: tuple[Saying, ...] = (
    Saying("brand.name", "brand", lambda t: t.playbook.brand.name, lambda p, _: (p.brand.name,)),
    Saying("brand.signature", "brand", lambda t: t.playbook.brand.signature, lambda p, _: (p.brand.signature,)),
    Saying("wish.things", "post", _things, _longest_things),
    Saying("wish.place", "post", _place, _longest_place),
    Saying("wish.deadline", "post", _deadline, lambda *_: (_LATE, None)),
    Saying(
        "store.name", "brand", lambda t: None if t.store is None else t.store.name, _longest(lambda store: store.name)
    ),
    Saying(
        "store.city", "brand", lambda t: None if t.store is None else t.store.city, _longest(lambda store: store.city)
    ),
    Saying("author.name", "platform", _author_name, lambda *_: (_LONGEST_NAME, None)),
    Saying("author.handle", "platform", _author_handle, lambda *_: (_LONGEST_HANDLE, None)),
    Saying(
        "customer.visits",
        "customer_book",
        lambda t: None if t.moment.customer is None else t.moment.customer.visits,
        lambda *_: (_MOST_VISITS, None),
    ),
    Saying("cost", "task", lambda t: _money(t.playbook, t.cents, t.language), _highest_cost),
    Saying("deadline", "task", _deadline, lambda *_: (_LATE,)),
)
"""All that a text may ever ask for."""

_OF_GROUP: Mapping[str, Source] = {"customer": "customer_book", "signals": "inferred"}
"""Where facts come from that no text is told, so that the check can say why."""


def sayable(audience: Audience) -> list[str]:
    """Every name that these may hear, sorted."""
    return sorted(one.name for one in SAYINGS if audience in MAY_HEAR[one.source])


class Unsaid(NamedTuple):
    """Why a text can't say a name.

    Attributes:
        source: Where it comes from. None: there is nothing of that name.
    """

    name: str
    source: Source | None


def is_meant(saying: Saying, name: str) -> bool:
    """Whether a text that spells out a name asks for this, or for the group around it."""
    return name == saying.name or saying.name.startswith(f"{name}.")


def why_not(name: str, audience: Audience) -> Unsaid | None:
    """Why a text for these can't say a name. None: it can, where it is known."""
    meant = [one for one in SAYINGS if is_meant(one, name)]
    if any(audience in MAY_HEAR[one.source] for one in meant):
        return None
    source = meant[0].source if meant else _OF_GROUP.get(name.partition(".")[0])
    if source is not None and audience in MAY_HEAR[source]:
        source = None
    return Unsaid(name, source)


def told(sayings: Mapping[str, Any]) -> dict[str, Any]:
    """Names with dots as a text's template wants them: ``{"wish": {"place": …}}``; without what is not known."""
    found: dict[str, Any] = {}
    for name, value in sayings.items():
        group, _, own = name.partition(".")
        if value is not None and own:
            found.setdefault(group, {})[own] = value
        elif value is not None:
            found[group] = value
    return found


def of(telling: Telling) -> dict[str, Any]:
    """All that a text's template is told: what its hearers may know, and nothing else."""
    return told({one.name: one.value(telling) for one in SAYINGS if telling.audience in MAY_HEAR[one.source]})


def say(telling: Telling, text: str, spoken: Sequence[str]) -> tuple[str, str]:
    """A text in the first of the languages that has it, and that language.

    Args:
        telling: Its language doesn't count.

    Raises:
        NotRendered: With the name that can't be said, where it is for that.
    """
    source, language = wording.pick(telling.playbook.texts, text, spoken)
    known = of(telling._replace(language=language))
    try:
        return wording.render(source, language=language, **known), language
    except NotRendered as error:
        raise NotRendered(_lacking(source, known, telling.audience) or error.why) from None


HEARERS: Mapping[Audience, Sentence] = {
    "store": Sentence("a text for a store", "ein Text für eine Filiale"),
    "public": Sentence("a public reply", "eine öffentliche Antwort"),
    "private": Sentence("a private message", "eine private Nachricht"),
    "unread": Sentence("a text that goes out unread", "ein Text, der ungelesen hinausgeht"),
}
"""What a text is for them."""


_NOT_FOR_THEM = Sentence("{hearers} may not say '{name}'", "{hearers} darf „{name}“ nicht sagen")
_NOT_KNOWN = Sentence(
    "the text says '{name}', which is not known here", "der Text sagt „{name}“, und das ist hier nicht bekannt"
)


def _lacking(source: str, known: Mapping[str, Any], audience: Audience) -> Sentence | None:
    """The first name that keeps a text from being rendered. None: it is something else."""
    asked = [one.name for one in wording.names(source)]
    for name in asked:
        if why_not(name, audience) is not None:
            return _NOT_FOR_THEM.filled(hearers=HEARERS[audience], name=name)
    for name in asked:
        group, _, own = name.partition(".")
        if group not in known or (own and own.partition(".")[0] not in known[group]):
            return _NOT_KNOWN.filled(name=name)
    return None


def languages(playbook: Playbook, *preferred: str | None) -> list[str]:
    """The brand's languages, the preferred ones first; ``de-AT`` is German."""
    spoken = playbook.brand.languages
    wanted = [language.partition("-")[0].lower() for language in preferred if language is not None]
    return list(dict.fromkeys([*(language for language in wanted if language in spoken), *spoken]))


def of_post(playbook: Playbook, moment: Moment) -> list[str]:
    """The brand's languages, that of the post first."""
    return languages(playbook, moment.signals.language.value, moment.post.language)


def fallback(playbook: Playbook, moment: Moment, language: str) -> tuple[Reason, ...]:
    """That a customer is answered in another language than theirs, and why; empty where they aren't."""
    wanted = moment.signals.language.value or (moment.post.language or "").partition("-")[0].lower()
    if wanted == language or (not wanted and len(playbook.brand.languages) == 1):
        return ()
    if not wanted:
        why, why_de = "Nobody can tell the language of the post", "Die Sprache des Beitrags ist nicht zu erkennen"
    elif wanted in playbook.brand.languages:
        why = f"The text is not there in '{wanted}', the language of the post"
        why_de = f"Den Text gibt es nicht auf '{wanted}', der Sprache des Beitrags"
    else:
        why = f"The brand does not speak '{wanted}', the language of the post"
        why_de = f"Die Marke spricht nicht '{wanted}', die Sprache des Beitrags"
    sentence, german = f"{why}, so it is said in '{language}'.", f"{why_de}, darum wird es auf '{language}' gesagt."
    return (Reason(code="other_language", sentence=sentence, sentence_de=german),)


def names(playbook: Playbook, things: Sequence[str], *, language: str) -> list[str]:
    """How the menu calls things in a language."""
    menu = {item.id: item for item in playbook.brand.menu}
    return [
        menu[thing].name.get(language) or next(iter(menu[thing].name.values())) for thing in things if thing in menu
    ]
