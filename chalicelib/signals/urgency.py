"""Whether somebody says that it can't wait. Not whether it can: that is for people."""

from __future__ import annotations

from chalicelib.signals.cues import Cues, Page, negated
from chalicelib.signals.signal import Found, Signal

_CUES = Cues(
    {
        "en": (
            r"urgent(?:ly)?|asap|a\.s\.a\.p\.?|as soon as possible|immediately|right (?:now|away)",
            r"emergency|time[\s-]sensitive|running out of time|this (?:instant|minute)",
            r"can(?:'t|not) wait(?: any longer)?(?! (?:to|for|until|till))",
            r"(?:need|want)s? (?:\w{1,12} ){0,4}now|quickly please|please hurry|hurry up",
        ),
        "de": (
            r"dringend(?:e[nrs]?|st)?|eilt|eilig|sofort(?:ige[nrs]?)?|umgehend|unverzüglich|asap",
            r"schnellst(?:möglich|ens)|so (?:schnell|bald|rasch) wie möglich|auf der stelle|jetzt gleich|notfall",
            r"beeilt euch|beeilung|(?:kann|können) nicht (?:mehr |länger )?warten|bitte (?:ganz )?schnell",
        ),
    }
)
_NO_HURRY = Cues(
    {
        "en": (r"no (?:rush|hurry|urgency)|not (?:that |so |very )?urgent|whenever you (?:can|have)|take your time",),
        "de": (r"eilt (?:\w{1,10} )?nicht|keine eile|nicht (?:so |sehr )?(?:dringend|eilig)|in ruhe|hat zeit",),
    }
)


def urgent(page: Page) -> Found:
    """True where it is said to be urgent, and not said that there is no hurry."""
    if next(_NO_HURRY.spans(page), None) is not None:
        return Found(value=False)
    spans = tuple(span for span in _CUES.spans(page) if not negated(page, span[0]))
    return Found(value=bool(spans), spans=spans)


SIGNAL = Signal(
    name="urgent",
    type="boolean",
    meaning="The author says that it can't wait.",
    meaning_de="Die Person sagt, dass es nicht warten kann.",
    read=urgent,
)
