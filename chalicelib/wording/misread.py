"""What Jinja says about a text, in our people's words: it speaks English, and of its own parts."""

from __future__ import annotations

import re
from difflib import get_close_matches

from chalicelib.domain.sentence import Sentence
from chalicelib.wording.sandbox import FILTERS

_MOST = 120
"""Characters that are quoted of what nobody has translated yet."""

_WORDS = tuple(
    (re.compile(jinja), Sentence(english, german))
    for jinja, english, german in (
        (r"No filter named '(?P<name>\w+)'", "there is no filter '{name}'", "den Filter „{name}“ gibt es nicht"),
        (r"No test named '(?P<name>\w+)'", "there is no test 'is {name}'", "„is {name}“ gibt es nicht"),
        (
            r"unknown tag '(?P<name>endif|endfor|elif|else)'",
            "'{name}' stands where no if and no for is open",
            "„{name}“ steht, wo kein if und kein for offen ist",
        ),
        (
            r"unknown tag '(?P<name>\w+)'",
            "there is no tag '{name}'; there is if, elif, else, endif, for, endfor",
            "„{name}“ gibt es nicht; es gibt if, elif, else, endif, for, endfor",
        ),
        (
            r"^Unexpected end of template",
            "an if or a for is never closed; {{% endif %}} or {{% endfor %}} is missing",
            "ein if oder for wird nie geschlossen; {{% endif %}} oder {{% endfor %}} fehlt",
        ),
        (
            r"^Missing end of comment tag",
            "a comment is never closed; #}} is missing",
            "ein Kommentar wird nie geschlossen; #}} fehlt",
        ),
        (
            r"^Expected an expression, got",
            "a name or a value is missing between the braces",
            "zwischen den Klammern fehlt ein Name oder ein Wert",
        ),
        (
            r"^expected token 'end of \w+ (?:statement|block)', got '(?P<name>.+)'$",
            "'{name}' is one too many, or a dot or a | is missing before it",
            "„{name}“ ist zu viel, oder davor fehlt ein Punkt oder ein |",
        ),
        (
            r"^expected token '(?P<wanted>.+)', got '(?P<name>.+)'$",
            "'{wanted}' is missing before '{name}'",
            "vor „{name}“ fehlt „{wanted}“",
        ),
        (
            r"^unexpected (?:char )?'(?P<name>.+?)'(?: at \d+|, expected '.+')?$",
            "'{name}' is one too many, or something before it is missing",
            "„{name}“ ist zu viel, oder davor fehlt etwas",
        ),
        (r"has no attribute '(?P<name>\w+)'$", "'{name}' is not known", "„{name}“ ist nicht bekannt"),
        (r"^'(?P<name>\w+)' is undefined$", "'{name}' is not known", "„{name}“ ist nicht bekannt"),
    )
)
"""What it says → what we say."""

_CLOSE = Sentence("{said}; did you mean '{near}'?", "{said}; gemeint ist vielleicht „{near}“")
_ALL = Sentence("{said}; there is {names}", "{said}; es gibt {names}")


def told(jinja: str) -> Sentence | str:
    """The same for our people; as Jinja has it where nobody has translated it yet."""
    for pattern, sentence in _WORDS:
        found = pattern.search(jinja)
        if found is not None:
            said = sentence.filled(**found.groupdict())
            return _filter(said, found["name"]) if jinja.startswith("No filter") else said
    return jinja[:_MOST]


def _filter(said: Sentence, name: str) -> Sentence:
    close = get_close_matches(name, FILTERS, n=1)
    return _CLOSE.filled(said=said, near=close[0]) if close else _ALL.filled(said=said, names=FILTERS)
