"""The intent ``wish``: someone asks for something nice, or longs for it.

Asking for help, for an answer or for money back is no wish; neither is a recipe, nor what someone ate last week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from chalicelib.signals import asking_english, asking_german, no_wish_german
from chalicelib.signals.cues import Cues, Page, Span, negated
from chalicelib.signals.seriousness import PAST, is_own, is_scorn, others_words

_STRONG = Cues({"en": asking_english.STRONG, "de": asking_german.STRONG})
_WEAK = Cues({"en": asking_english.WEAK, "de": asking_german.WEAK})
_OF_A_TREAT = Cues({"en": asking_english.OF_A_TREAT, "de": asking_german.OF_A_TREAT})
_TREATS = Cues({"en": asking_english.TREATS, "de": asking_german.TREATS})
_AFTER_A_TREAT = Cues({"en": asking_english.AFTER_A_TREAT, "de": asking_german.AFTER_A_TREAT})
_SCENE = Cues({"en": asking_english.SCENE, "de": asking_german.SCENE})
_FRAGMENT = 4  # words: "Porterhouse. Medium rare." is said by somebody who is about to land
_HEAD_OF_A_TREAT = Cues({"de": asking_german.HEAD_OF_A_TREAT})
_DEMAND = Cues({"en": asking_english.DEMAND, "de": asking_german.DEMAND})
_BEFORE_DEMAND = Cues({"en": asking_english.BEFORE_DEMAND, "de": asking_german.BEFORE_DEMAND})

_NO_WISH_AFTER = Cues({"en": asking_english.NO_WISH_AFTER, "de": no_wish_german.NO_WISH_AFTER})
_NO_WISH_BEFORE = Cues({"en": asking_english.NO_WISH_BEFORE, "de": no_wish_german.NO_WISH_BEFORE})
_RECIPE = Cues({"en": asking_english.RECIPE, "de": no_wish_german.RECIPE})
_ADDRESSED_DEED = Cues({"en": asking_english.ADDRESSED_DEED, "de": asking_german.ADDRESSED_DEED})
_SOFT_NO = Cues({"en": asking_english.SOFT_NO, "de": no_wish_german.SOFT_NO})
_IMPERATIVE = Cues({"de": asking_german.IMPERATIVE})
_OPENING = Cues({"de": asking_german.OPENING})
_DEED = Cues({"de": asking_german.DEED})
_DEED_WITH_A_TREAT = Cues({"de": asking_german.DEED_WITH_A_TREAT})
_ASKED_OF_OTHERS = Cues({"de": no_wish_german.ASKED_OF_OTHERS})
_NOT_ANY_MORE = Cues({"de": no_wish_german.NOT_ANY_MORE})
_REACH, _REACH_IN_GERMAN = 34, 70
"""Characters behind a cue in which the thing is named that is asked for; German puts it off."""
_MOST_OPENINGS = 20  # of one text, so that a hostile one stays cheap
_TOLD = re.compile(r"(?<!\w)(?:hatten?|hattest|wurden?|konnten?|konntest|mochten?|wollten?)(?!\w)", re.IGNORECASE)
_WAS = re.compile(r"(?<!\w)war(?:en)?(?!\w)", re.IGNORECASE)
_WITH_DOTS = re.compile(r"[äöüÄÖÜ\u0308]")


def wishes(page: Page, things: Sequence[Span], *, troubled: bool) -> tuple[Span, ...]:
    """Where somebody asks or longs for something, in order.

    Args:
        things: Where the text names something of the menu.
        troubled: The text holds a complaint: what it asks for beyond the menu is to put that right.
    """
    if is_scorn(page):
        return ()
    found = [span for span in _longings(page) if _counts(page, span, things, weak=False)]
    if not troubled:
        hints = (*_afterthoughts(page, things), *_fragments(page, things))
        found += [span for span in hints if _counts(page, span, things, weak=False)]
    found += [
        span
        for span in (
            *_WEAK.spans(page),
            *_treats(page, things),
            *_demands(page, things),
            *_framed(page, things),
        )
        if _counts(page, span, things, weak=True) and (not troubled or _named(page, span[0], things) is not None)
    ]
    others = others_words(page) if found else ()
    return tuple(sorted({span for span in found if is_own(page, span[0], others)}))


def _longings(page: Page) -> Iterator[Span]:
    """Words that long for something whatever it is, the author's own and not denied behind them."""
    for span in _STRONG.spans(page):
        before = page.before(span[0])
        if not before or _ASKED_OF_OTHERS.last(before.rstrip(), languages=page.languages) != len(before.rstrip()):
            yield span
    yield from (span for span in _IMPERATIVE.spans(page) if _is_head(page, span[0]))


def _framed(page: Page, things: Sequence[Span]) -> Iterator[Span]:
    """A request whose deed ends the clause: ``Könnt ihr mir ein Steak ans Gate bringen``."""
    for start, end in islice(_OPENING.spans(page), _MOST_OPENINGS):
        rest = page.after(end, 140)
        if _DEED.within(rest, languages=page.languages) is not None or (
            _DEED_WITH_A_TREAT.within(rest, languages=page.languages) is not None
            and (_TREATS.within(rest, languages=page.languages) or _named(page, start, things) is not None)
        ):
            yield start, end


def _named(page: Page, start: int, things: Sequence[Span]) -> int | None:
    """Where the rest of the sentence first names something of the menu."""
    end = page.sentence(start)[1]
    return min((thing[0] for thing in things if start <= thing[0] < end), default=None)


def _treats(page: Page, things: Sequence[Span]) -> Iterator[Span]:
    """``Can I get``, ``I need``: a wish only for something nice; else it is a question, or trouble."""
    heads = (span for span in _HEAD_OF_A_TREAT.spans(page) if _is_head(page, span[0]))
    for start, end in (*_OF_A_TREAT.spans(page), *heads):
        nice = _TREATS.within(page.after(end, 60), languages=page.languages)
        if nice is not None or _named(page, start, things) is not None:
            yield start, end


def _afterthoughts(page: Page, things: Sequence[Span]) -> Iterator[Span]:
    """``A porterhouse would make my night``: the longing comes behind the thing."""
    for start, end in _AFTER_A_TREAT.spans(page):
        before = page.before(start, 80)
        named = any(page.sentence(start)[0] <= thing[0] < start for thing in things)
        if named or _TREATS.within(before, languages=page.languages) is not None:
            yield start, end


def _fragments(page: Page, things: Sequence[Span]) -> Iterator[Span]:
    """A thing and hardly a word more, by somebody who is hungry or about to land."""
    if things and _SCENE.within(page.plain, languages=page.languages) is not None:
        for start, end in things:
            sentence = page.plain[slice(*page.sentence(start))]
            if len(sentence.split()) <= _FRAGMENT:
                yield start, end


def _demands(page: Page, things: Sequence[Span]) -> Iterator[Span]:
    """Clauses without a subject that name a thing: ``Need a porterhouse``, ``get me a steak``."""
    for start, end in _DEMAND.spans(page):
        if _is_head(page, start) and _named(page, start, things) is not None:
            yield start, end


def _is_head(page: Page, start: int) -> bool:
    """Whether a clause begins here, without a subject."""
    before = page.before(start).rstrip(" \n\t\r_@#")
    return (
        not before or not before[-1].isalpha() or _BEFORE_DEMAND.last(before, languages=page.languages) == len(before)
    )


def _is_denied_or_told(page: Page, span: Span) -> bool:
    """``Ich will kein Steak``; and ``hatte`` isn't ``hätte`` if the author has umlauts, or says when it was."""
    if "de" not in page.languages:
        return False
    start, end = span
    denied = _NOT_ANY_MORE.within(page.after(end, 40).lstrip(), languages=page.languages)
    if denied is not None and denied[0] == 0:
        return True
    if _WAS.search(page.text, start, end) is not None:
        return True
    return _TOLD.search(page.text, start, end) is not None and (
        _WITH_DOTS.search(page.text) is not None or PAST.within(page.plain, languages=page.languages) is not None
    )


def _counts(page: Page, span: Span, things: Sequence[Span], *, weak: bool) -> bool:
    """Whether a cue is meant as a wish."""
    start, end = span
    languages = page.languages
    before = page.before(start)
    if negated(page, start) and _SOFT_NO.last(before, languages=languages) != len(before):
        return False
    if _is_denied_or_told(page, span):
        return False
    if weak and _NO_WISH_BEFORE.last(before, languages=languages) == len(before) > 0:
        return False
    sentence = page.plain[slice(*page.sentence(start))]
    deed = _ADDRESSED_DEED.within(page.plain[start:end], languages=languages)
    if deed is None and _RECIPE.within(sentence, languages=languages) is not None:
        return False
    named = _named(page, start, things)
    reach = _REACH_IN_GERMAN if languages == ("de",) else _REACH
    other = _NO_WISH_AFTER.within(
        " ".join(page.plain[start:end].split(" ")[-1:]) + page.after(end, reach),
        languages=languages,
    )
    if other is None:
        return not weak or named is not None or not _is_bare(page, end)
    return named is not None and named <= end + other[0]


def _is_bare(page: Page, end: int) -> bool:
    """A weak cue with nothing behind it asks for nothing."""
    return not any(char.isalnum() for char in page.after(end))
