"""How a page speaks to one reader: sentences filled in safely, times and amounts in the reader's way of writing.

Whatever goes into a sentence is escaped and isolated, so that a name neither breaks the page nor turns the
direction of the words around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from chalicelib import wording
from chalicelib.console.words import WORDS
from chalicelib.domain.errors import Refused

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de": ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
}
_UNITS = {"en": ("d", "h", "min"), "de": ("T.", "Std.", "Min.")}


@dataclass(frozen=True, slots=True)
class Voice:
    """One reader's language, place and time.

    Attributes:
        language: A key of `WORDS`.
        now: The time of reading, UTC.
        time_zone: IANA name; every time is told in it.
    """

    language: str
    now: datetime
    time_zone: str

    def say(self, key: str, **values: object) -> Markup:
        """The sentence, filled in. KeyError: there is no such sentence, or it needs another value."""
        return escape(WORDS[self.language][key]).format(**{name: isolated(value) for name, value in values.items()})

    def knows(self, key: str) -> bool:
        """Whether there is a sentence for this key."""
        return key in WORDS[self.language]

    def code(self, group: str, code: str) -> Markup:
        """The words for a code; a code without words stands for itself."""
        key = f"{group}.{code}"
        return self.say(key) if self.knows(key) else isolated(code)

    def when(self, at: datetime) -> Markup:
        """Day and time of day: ``Wed 11 Mar, 5:05 PM``."""
        text = moment(at.astimezone(ZoneInfo(self.time_zone)), language=self.language)
        return Markup('<time datetime="{}">{}</time>').format(at.isoformat(), text)

    def left(self, at: datetime) -> Markup:
        """How far away it is: ``in 1 h 52 min``, ``12 min ago``."""
        distance = at - self.now
        if abs(distance) < timedelta(minutes=1):
            return self.say("now")
        return self.say("in" if distance > timedelta(0) else "ago", duration=self.duration(abs(distance)))

    def answer(self, due: datetime) -> Markup:
        """When somebody has to have answered, or had to."""
        late = self.now - due >= timedelta(minutes=1)  # what is due now is not called late, however few seconds it is
        return self.say("answer.overdue" if late else "answer.due", left=self.left(due))

    def duration(self, length: timedelta) -> Markup:
        """The two greatest units, the rest dropped: ``2 d 3 h``, ``1 h 52 min``, ``8 min``."""
        minutes = int(length.total_seconds()) // 60
        parts = (minutes // 1440, minutes // 60 % 24, minutes % 60)
        first = next((index for index, part in enumerate(parts) if part), 2)
        shown = [f"{parts[i]} {_UNITS[self.language][i]}" for i in range(first, min(first + 2, 3)) if parts[i]]
        return escape(" ".join(shown) or f"0 {_UNITS[self.language][2]}")

    def money(self, cents: int, currency: str) -> Markup:
        """An amount: ``$90.00``, ``90,00 $``."""
        amount = wording.money(cents, currency=currency, language=self.language)
        return Markup('<bdi class="money">{}</bdi>').format(amount)

    def listed(self, words: tuple[str, ...]) -> str:
        """``a, b and c``."""
        return wording.listed(words, language=self.language)

    def refused(self, refusal: Refused) -> Markup:
        """Why something wasn't possible; a code without a sentence gets a general one."""
        key = f"refused.{refusal.code}"
        return self.say(key if self.knows(key) else "refused.other")

    def circumstances(self, refusal: Refused) -> Markup:
        """What the refusal knows besides: ``by`` and ``at`` of who was faster, ``length`` and ``most`` of a text."""
        facts = refusal.facts
        at = time_of(facts.get("at"))
        size = f"{facts['length']} / {facts['most']}" if facts.keys() >= {"length", "most"} else ""
        known = [isolated(text) for text in (facts.get("by"), size) if text]
        return Markup(" · ").join([*known, self.when(at)] if at else known)

    def rejected(self, reason: str) -> Markup:
        """The reason of a rejected draft: a code, perhaps with a note behind it (``other: they asked twice``)."""
        code, _, note = reason.partition(": ")
        return self.code("reject", code) + (Markup(": ") + isolated(note) if note else "")

    def why(self, reason: str) -> Markup:
        """Why a case is open: a code, ``rule <id>``, ``sensitive: <topic>, <topic>`` or ``gave up: <action>``.

        Any other reason gets a general sentence that shows it.
        """
        if self.knows(f"reason.{reason}"):
            return self.say(f"reason.{reason}")
        kind, _, rest = reason.partition(": ")
        if kind == "sensitive" and rest:
            topics = Markup(", ").join(self.code("sensitive", topic) for topic in rest.split(", "))
            return self.say("cases.why_sensitive", topics=topics)
        if kind == "gave up" and rest:
            return self.say("cases.why_gave_up", action=self.code("action", rest))
        if reason.startswith("rule "):
            return self.say("cases.why_rule", rule=reason.removeprefix("rule "))
        return self.say("cases.why_other", code=reason)

    def happened(self, what: str) -> Markup:
        """An entry of a case's timeline: a code, or ``gave up: <action>``."""
        kind, _, rest = what.partition(": ")
        if kind == "gave up" and rest:
            return self.say("cases.gave_up", action=self.code("action", rest))
        return self.code("happened", what)


def isolated(value: object) -> Markup:
    """Safe inside a sentence. What is already markup stays; text keeps its own direction to itself."""
    if isinstance(value, Markup):
        return value
    return Markup("<bdi>{}</bdi>").format(value) if isinstance(value, str) else escape(value)


def moment(at: datetime, *, language: str) -> str:
    """Day and time of day in the zone that the time carries: ``Wed 11 Mar, 5:05 PM``, ``Mi., 11. März, 17:05 Uhr``."""
    day, month = _DAYS[language][at.weekday()], _MONTHS[language][at.month - 1]
    date = f"{day}, {at.day}. {month}" if language == "de" else f"{day} {at.day} {month}"
    return f"{date}, {wording.clock(at, language=language)}"


def time_of(value: object) -> datetime | None:
    """A time as storage keeps it. None: it isn't one."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else None
