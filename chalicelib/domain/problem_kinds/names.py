"""Problems of names: what a rule or a store names does not exist."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

_MEANING = Sentence(
    "What is named does not exist, so the rule could never do what it says.",
    "Was hier genannt ist, gibt es nicht; so könnte die Regel nie tun, was sie sagt.",
)
_FIX = Sentence(
    "Correct the name, or add what it names.", "Berichtigen Sie den Namen, oder legen Sie an, was er nennt."
)


def _kind(code: str, title: Sentence, says: Sentence, fix: Sentence = _FIX, **more: Sentence) -> Kind:
    return Kind(code=code, title=title, says={"": says, **more}, meaning=_MEANING, fix=fix)


KINDS = (
    _kind(
        "unknown_fact",
        Sentence("No such fact", "Diesen Fakt gibt es nicht"),
        Sentence("there is no fact '{name}'", "den Fakt „{name}“ gibt es nicht"),
        Sentence(
            "Take one of the documented facts (schemas/facts.json).",
            "Nehmen Sie einen der dokumentierten Fakten (schemas/facts.json).",
        ),
        jmespath=Sentence(
            "the jmespath asks for '{name}', which does not exist",
            "der JMESPath-Ausdruck fragt nach „{name}“, und das gibt es nicht",
        ),
        jmespath_text=Sentence(
            "the jmespath asks for a field named \"{name}\"; a text stands in single quotes: '{name}'",
            'der JMESPath-Ausdruck fragt nach einem Feld namens "{name}"; ein Text steht in einfachen'
            " Anführungszeichen: '{name}'",
        ),
    ),
    _kind(
        "unknown_operator",
        Sentence("No such operator", "Diesen Operator gibt es nicht"),
        Sentence("'{name}' is no operator", "„{name}“ ist kein Operator"),
        Sentence(
            "Take one of the operators (docs/marketers/guide.md).",
            "Nehmen Sie einen der Operatoren (docs/marketers/guide.de.md).",
        ),
    ),
    _kind(
        "unknown_action",
        Sentence("No such action", "Diese Aktion gibt es nicht"),
        Sentence("there is no action '{name}'", "die Aktion „{name}“ gibt es nicht"),
        Sentence(
            "Take one of the actions that rules can ask for.",
            "Nehmen Sie eine der Aktionen, die Regeln verlangen können.",
        ),
    ),
    _kind(
        "unknown_text",
        Sentence("No such text", "Diesen Text gibt es nicht"),
        Sentence("there is no texts/{name}.{language}.jinja", "texts/{name}.{language}.jinja gibt es nicht"),
        Sentence(
            "Correct the name, or write the text in the brand's first language.",
            "Berichtigen Sie den Namen, oder schreiben Sie den Text in der ersten Sprache der Marke.",
        ),
        released=Sentence("there is no texts/{name}.jinja", "texts/{name}.jinja gibt es nicht"),
    ),
    _kind(
        "unknown_purse",
        Sentence("No such purse", "Dieses Budget gibt es nicht"),
        Sentence("there is no purse '{name}' in brand.json", "ein Budget „{name}“ gibt es in brand.json nicht"),
    ),
    _kind(
        "unknown_department",
        Sentence("No such department", "Diese Abteilung gibt es nicht"),
        Sentence(
            "there is no department '{name}' in brand.json", "eine Abteilung „{name}“ gibt es in brand.json nicht"
        ),
    ),
    _kind(
        "unknown_hook",
        Sentence("No such program", "Dieses Programm gibt es nicht"),
        Sentence("there is no hook '{name}' in brand.json", "einen Hook „{name}“ gibt es in brand.json nicht"),
    ),
    _kind(
        "unknown_store",
        Sentence("No such store", "Diese Filiale gibt es nicht"),
        Sentence("there is no store '{name}' in stores.json", "eine Filiale „{name}“ gibt es in stores.json nicht"),
    ),
    _kind(
        "unknown_thing",
        Sentence("Not on the menu", "Nicht auf der Karte"),
        Sentence("there is no '{name}' on the menu in brand.json", "„{name}“ steht nicht auf der Karte in brand.json"),
    ),
    _kind(
        "unknown_platform",
        Sentence("No such platform", "Diese Plattform gibt es nicht"),
        Sentence("there is no platform '{name}'", "die Plattform „{name}“ gibt es nicht"),
        Sentence("Take a platform that the engine reads.", "Nehmen Sie eine Plattform, die die Engine liest."),
    ),
    _kind(
        "unknown_list",
        Sentence("No such list", "Diese Liste gibt es nicht"),
        Sentence("there is no list '{name}' in brand.json", "eine Liste „{name}“ gibt es in brand.json nicht"),
    ),
    _kind(
        "unknown_example",
        Sentence("No such example", "Dieses Beispiel gibt es nicht"),
        Sentence("there is no examples/{name}.json", "examples/{name}.json gibt es nicht"),
    ),
)
