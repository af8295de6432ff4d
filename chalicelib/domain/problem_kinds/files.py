"""Problems of files as such: whether they can be read at all, and whether anybody would."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

_JSON = {
    "": ("not understood from here on", "ab hier nicht zu verstehen"),
    "empty": ("the file is empty", "die Datei ist leer"),
    "value": ("a value is missing here", "hier fehlt ein Wert"),
    "quotes": (
        'texts and names stand in straight double quotes: "…"',
        'Texte und Namen stehen in geraden doppelten Anführungszeichen: "…"',
    ),
    "comment": ("it knows no comments; take it away", "Kommentare gibt es darin nicht; streichen Sie ihn"),
    "word": ("{word} is no value; write {meant}", "{word} ist kein Wert; schreiben Sie {meant}"),
    "comma": (
        "a comma is missing here, or a bracket is not closed",
        "hier fehlt ein Komma, oder eine Klammer ist nicht geschlossen",
    ),
    "colon": ("a colon is missing behind the name", "nach dem Namen fehlt ein Doppelpunkt"),
    "name": (
        "a name in double quotes is missing here, or a comma stands before the closing brace",
        "hier fehlt ein Name in doppelten Anführungszeichen, oder vor der schließenden Klammer steht ein Komma",
    ),
    "trailing_comma": (
        "take away the comma: nothing comes behind it",
        "dieses Komma muss weg: dahinter kommt nichts mehr",
    ),
    "open_text": (
        "a text has no closing quote before the end of its line",
        "einem Text fehlt vor dem Ende der Zeile das schließende Anführungszeichen",
    ),
    "control": (
        "a tab or another control character stands inside a text; write a blank, or \\t",
        "in einem Text steht ein Tabulator oder anderes Steuerzeichen; schreiben Sie ein Leerzeichen, oder \\t",
    ),
    "escape": (
        "a backslash stands before a letter that it can't stand before; write \\\\ for a backslash itself",
        "hier steht ein Backslash vor einem falschen Zeichen; einen Backslash selbst schreibt man \\\\",
    ),
    "extra": (
        "the file goes on behind its end; a bracket is closed too early or once too often",
        "hinter dem Ende geht es weiter; eine Klammer schließt zu früh oder einmal zu oft",
    ),
    "bom": (
        "the file begins with a byte order mark; save it as UTF-8 without one",
        "die Datei beginnt mit einem BOM; speichern Sie sie als UTF-8 ohne BOM",
    ),
    "half": (
        "has half of a character (\\ud800 to \\udfff by itself)",
        "enthält ein halbes Zeichen (\\ud800 bis \\udfff allein)",
    ),
    "number": ("{name} is no number", "{name} ist keine Zahl"),
    "too_deep": (
        "nested too deep, or with a number too long to be meant",
        "zu tief verschachtelt, oder mit einer unsinnig langen Zahl",
    ),
}

KINDS = (
    Kind(
        code="not_utf8",
        title=Sentence("Not UTF-8", "Kein UTF-8"),
        says={
            "": Sentence(
                "is not UTF-8; save it with that encoding",
                "ist nicht in UTF-8; speichern Sie die Datei in dieser Kodierung",
            )
        },
        meaning=Sentence(
            "The file was saved in another encoding, so its umlauts and emoji can't be told.",
            "Die Datei wurde anders kodiert, darum sind Umlaute und Emoji nicht zu erkennen.",
        ),
        fix=Sentence("Save it as UTF-8.", "Speichern Sie sie als UTF-8."),
    ),
    Kind(
        code="not_json",
        title=Sentence("Not JSON", "Kein JSON"),
        says={
            name: Sentence(f"is not JSON: {english}", f"ist kein JSON: {german}")
            for name, (english, german) in _JSON.items()
        },
        meaning=Sentence(
            "The file can't be read from that place on, so nothing in it counts.",
            "Ab dieser Stelle ist die Datei nicht zu lesen, darum gilt nichts aus ihr.",
        ),
        fix=Sentence(
            "Look at that place and just before it: a comma, a quote or a bracket is missing, or is one too many.",
            "Sehen Sie an der Stelle und kurz davor nach: ein Komma, Anführungszeichen oder eine Klammer fehlt oder"
            " ist zu viel.",
        ),
    ),
    Kind(
        code="name_twice",
        title=Sentence("A name twice", "Ein Name doppelt"),
        says={
            "": Sentence(
                "says '{name}' twice in one object; only one would count",
                "hier steht „{name}“ zum zweiten Mal im selben Objekt; nur eines würde zählen",
            )
        },
        meaning=Sentence(
            "One object has two members of the same name; which of them was meant?",
            "Ein Objekt hat zwei Einträge mit demselben Namen. Welcher gilt?",
        ),
        fix=Sentence("Take one of them away.", "Streichen Sie einen davon."),
    ),
    Kind(
        code="missing_file",
        title=Sentence("A file is missing", "Eine Datei fehlt"),
        says={
            "": Sentence("is missing; every brand has one", "fehlt; jede Marke hat eine"),
            "no_brand": Sentence("no folder with a brand.json in it", "darin ist kein Ordner mit einer brand.json"),
            "no_data": Sentence(
                "there is no engine's data in {folder}; name its folder with --data",
                "in {folder} liegen keine Daten einer Engine; nennen Sie ihren Ordner mit --data",
            ),
        },
        meaning=Sentence("Without a brand.json there is no brand.", "Ohne eine brand.json gibt es keine Marke."),
        fix=Sentence("Add the file.", "Legen Sie die Datei an."),
    ),
    Kind(
        code="unknown_file",
        title=Sentence("A file that nobody reads", "Eine Datei, die niemand liest"),
        says={"": Sentence("is a file that nobody reads", "ist eine Datei, die niemand liest")},
        meaning=Sentence(
            "It lies where the engine does not look; perhaps it is a rule that somebody waits for.",
            "Sie liegt, wo die Engine nicht nachsieht; vielleicht ist es eine Regel, auf die jemand wartet.",
        ),
        fix=Sentence(
            "Move it to rules/, texts/ or examples/, or take it out of the brand's folder.",
            "Verschieben Sie sie nach rules/, texts/ oder examples/, oder nehmen Sie sie aus dem Ordner der Marke.",
        ),
    ),
    Kind(
        code="bad_name",
        title=Sentence("A file with an unfit name", "Eine Datei mit falschem Namen"),
        says={
            "text": Sentence(
                "a text's file is called texts/<name>.<language>.jinja",
                "die Datei eines Textes heißt texts/<Name>.<Sprache>.jinja",
            ),
            "folder": Sentence(
                "rules stand in rules/ itself, not in a folder below",
                "Regeln stehen direkt in rules/, nicht in einem Ordner darunter",
            ),
        },
        meaning=Sentence(
            "The name of the file says what it is; this one can't be told.",
            "Der Name der Datei sagt, was sie ist; bei dieser ist es nicht zu erkennen.",
        ),
        fix=Sentence(
            "Rename or move it: texts/thank-you.en.jinja, rules/airport-steak.json.",
            "Benennen Sie sie um oder verschieben Sie sie: texts/thank-you.en.jinja, rules/airport-steak.json.",
        ),
    ),
)
