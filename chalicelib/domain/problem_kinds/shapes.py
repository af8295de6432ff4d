"""Problems of shape: a field that is none, is missing, or has another kind of value."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

KINDS = (
    Kind(
        code="wrong_type",
        title=Sentence("A value of another kind", "Ein Wert von anderer Art"),
        says={
            "": Sentence("must be {wanted}, is {found}", "muss {wanted} sein, ist aber {found}"),
            "quoted": Sentence(
                "must be {wanted}, is a text; write {value} without quotes",
                "muss {wanted} sein, ist aber ein Text; schreiben Sie {value} ohne Anführungszeichen",
            ),
            "unlisted": Sentence(
                'must be a list, even of one: write ["{value}"]',
                'muss eine Liste sein, auch mit nur einem Eintrag: schreiben Sie ["{value}"]',
            ),
            "written": Sentence("must be {wanted}", "muss {wanted} sein"),
            "condition": Sentence(
                "must be an object: all, any, not, or a fact with an operator",
                "muss ein Objekt sein: all, any, not oder ein Fakt mit einem Operator",
            ),
            "conditions": Sentence(
                'is a list; it belongs into {{"all": […]}} (all of them) or {{"any": […]}} (one of them)',
                'ist eine Liste; sie gehört in {{"all": […]}} (alle davon) oder {{"any": […]}} (eine davon)',
            ),
            "one": Sentence(
                "must be {wanted}, is a list; write one value, or use {other}",
                "muss {wanted} sein, ist aber eine Liste; schreiben Sie nur einen Wert, oder nehmen Sie {other}",
            ),
            "expression": Sentence("must be an expression as a text", "muss ein Ausdruck als Text sein"),
            "choice": Sentence("must be one of {choices}", "muss eines davon sein: {choices}"),
            "only": Sentence(
                "must be '{only}', which is all there is so far", "muss „{only}“ sein; anderes gibt es bisher nicht"
            ),
            "at_least": Sentence("must be at least {bound}", "muss mindestens {bound} sein"),
            "at_most": Sentence("must be at most {bound}", "darf höchstens {bound} sein"),
            "more_than": Sentence("must be more than {bound}", "muss mehr als {bound} sein"),
            "less_than": Sentence("must be less than {bound}", "muss weniger als {bound} sein"),
            "one_entry": Sentence("must have at least 1 entry", "muss mindestens 1 Eintrag haben"),
            "entries_at_least": Sentence(
                "must have at least {bound} entries", "muss mindestens {bound} Einträge haben"
            ),
            "entries_at_most": Sentence("must have at most {bound} entries", "darf höchstens {bound} Einträge haben"),
            "entries": Sentence("must have {bound} entries", "muss {bound} Einträge haben"),
            "one_character": Sentence("must not be empty", "darf nicht leer sein"),
            "characters_at_least": Sentence(
                "must have at least {bound} characters", "muss mindestens {bound} Zeichen haben"
            ),
            "characters_at_most": Sentence(
                "must have at most {bound} characters", "darf höchstens {bound} Zeichen haben"
            ),
            "pattern": Sentence(
                "has characters that can't stand there; it has to match {pattern}",
                "enthält Zeichen, die da nicht stehen können; es muss zu {pattern} passen",
            ),
            "too_large": Sentence("is too large a number", "ist eine zu große Zahl"),
            "other": Sentence("does not fit here", "passt hier nicht"),
        },
        meaning=Sentence(
            "Something else belongs there: a number where a text stands, one of a few words, a value within bounds.",
            "Da gehört etwas anderes hin: eine Zahl statt eines Textes, eines von wenigen Wörtern, ein anderes Maß.",
        ),
        fix=Sentence(
            "Write what the sentence asks for; numbers, true and false stand without quotes.",
            "Schreiben Sie, was der Satz verlangt; Zahlen, true und false stehen ohne Anführungszeichen.",
        ),
    ),
    Kind(
        code="unknown_field",
        title=Sentence("A field that is none", "Ein Feld, das es nicht gibt"),
        says={
            "": Sentence("'{field}' is no field here", "„{field}“ ist hier kein Feld"),
            "choice": Sentence("'{field}' is none of {choices}", "„{field}“ ist keines davon: {choices}"),
        },
        meaning=Sentence(
            "Nobody would ever read it; most often it is misspelt.",
            "Niemand würde es je lesen; meist ist es ein Tippfehler.",
        ),
        fix=Sentence("Correct its name, or take it away.", "Berichtigen Sie den Namen, oder streichen Sie es."),
    ),
    Kind(
        code="missing_field",
        title=Sentence("A field is missing", "Ein Feld fehlt"),
        says={
            "": Sentence("needs the field '{field}'", "braucht das Feld „{field}“"),
            "do": Sentence("needs the field 'do': what shall be done", "braucht das Feld „do“: was getan werden soll"),
            "fact": Sentence(
                "needs the field 'fact' (or all, any, not, jmespath)",
                "braucht das Feld „fact“ (oder all, any, not, jmespath)",
            ),
        },
        meaning=Sentence("It can't be guessed what was meant.", "Was gemeint ist, lässt sich nicht erraten."),
        fix=Sentence("Add the field.", "Ergänzen Sie das Feld."),
    ),
)
