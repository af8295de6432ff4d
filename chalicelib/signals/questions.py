"""The intent ``question``: something that the person wants to know. A polite request is a wish, not a question."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.signals import questions_german
from chalicelib.signals.cues import Cues, Page, Span

_WITH_MARK = Cues(
    {
        "en": (
            r"what|what's|whats|when|when's|where|where's|wheres|who|who's|whose|which|how|how's|why|why's|do|does",
            r"did|is|isn't|are|aren't|am|was|were|can|could|will|would|should|shall|has|have|had|may|might|any",
            r"anyone|anybody|don't|doesn't|didn't|won't|can't|couldn't|wouldn't",
        ),
        "de": questions_german.WITH_MARK,
    }
)
_WITHOUT_MARK = Cues(
    {
        "en": (
            (
                r"(?:what|which) (?:time|day|days|hours?|kind|sort|type)(?: of \w{2,12})? (?:do|does|are|is|can"
                r"|will|should)"
            ),
            (
                r"(?:what|where|when|how|who) (?:do|does|are|is|can|could|will|should|would|did) (?:you|u|i|we|the"
                r"|your|one|it|my|this|that)"
            ),
            r"how (?:much|many|long|far|late|early|often) (?:is|are|do|does|will|can|should|would|to)",
            r"(?:i was |was |just |i'm |i am )?(?:wondering|curious) (?:if|whether|what|when|how|why|where|about)",
            r"(?:does|do|has|is) (?:anyone|anybody|somebody|someone) (?:know|else|here|have|having)",
            (
                r"(?:can|could|would) (?:you|u|someone|anyone|somebody) (?:please |pls |kindly )?(?:tell|explain"
                r"|clarify|confirm|advise)"
            ),
            r"let (?:me|us) know (?:if|when|what|how|whether|where|why)",
            r"(?:do|did) you (?:guys )?(?:know|have|offer|sell|serve|deliver|take|open)",
            r"(?:are|is) (?:you|u|the \w{2,12}) (?:guys )?(?:open|closed|hiring)",
            r"any (?:idea|ideas|suggestions|tips|update|updates|news)|i have a question|quick question",
            r"question for you|how come|what about",
        ),
        "de": questions_german.WITHOUT_MARK,
    }
)
_RHETORICAL = Cues(
    {
        "en": (
            r"really|seriously|right|huh|are you (?:kidding|joking|serious|insane|for real)(?: me)?|is this a joke",
            r"wtf|who does that|what the (?:hell|fuck|heck|f)",
            r"are you (?:f\w{2,10}|freaking) (?:kidding|serious)(?: me)?|how hard (?:is it|can it be)|who cares",
            r"you know what|guess what|what a joke|isn't (?:it|that) \w{2,12}|am i right|why me|know what",
        ),
        "de": questions_german.RHETORICAL,
    }
)


def questions(page: Page, wished: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences that ask, each from its asking word on; those that hold a wish don't count."""
    found = []
    for start, end in page.sentences():
        if any(start <= wish[0] < end for wish in wished):
            continue
        sentence = page.plain[start:end]
        cues = _WITH_MARK if "?" in sentence[-3:] else _WITHOUT_MARK
        span = cues.within(sentence, languages=page.languages)
        if span is None or (cues is _WITH_MARK and not _asks(sentence, span)):
            continue
        rhetorical = _RHETORICAL.within(sentence, languages=page.languages)
        if rhetorical is None or rhetorical[1] - rhetorical[0] < len(sentence.strip(" ?!.")) * 0.6:
            found.append((start + span[0], start + span[1]))
    return tuple(found)


def _asks(sentence: str, span: Span) -> bool:
    """The asking word has something to ask about, and doesn't come after a whole story."""
    return any(char.isalnum() for char in sentence[span[1] :])
