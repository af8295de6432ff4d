"""Problems of a rule's conditions: what they compare, and how."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

_JMESPATH = {
    "too_long": (
        "is longer than {most} characters; write it as facts and operators",
        "ist länger als {most} Zeichen; schreiben Sie ihn mit Fakten und Operatoren",
    ),
    "syntax": (
        "is no JMESPath: not understood from its character {position} on",
        "ist kein JMESPath: ab dem {position}. Zeichen nicht zu verstehen",
    ),
    "unreadable": ("is no JMESPath", "ist kein JMESPath"),
    "too_many": (
        "has more than {most} parts; write it as facts and operators",
        "hat mehr als {most} Teile; schreiben Sie ihn mit Fakten und Operatoren",
    ),
    "too_deep": ("is nested deeper than {most} levels", "ist tiefer als {most} Ebenen verschachtelt"),
    "not_truth": (
        "must be true or false: compare it with something, such as post.kind == 'review'",
        "muss wahr oder falsch sein: vergleichen Sie mit etwas, etwa post.kind == 'review'",
    ),
    "word": (
        "compares with a field named {word}; write `{word}` in backticks",
        "vergleicht mit einem Feld namens {word}; schreiben Sie `{word}` in Backticks",
    ),
    "not": (
        "negates only what stands before the dot; write !(a.b) instead of !a.b",
        "verneint nur, was vor dem Punkt steht; schreiben Sie !(a.b) statt !a.b",
    ),
    "builds": (
        "builds lists or objects of its own, which rules have no use for; compare one thing at a time",
        "baut eigene Listen oder Objekte, die einer Regel nichts nützen; vergleichen Sie eines nach dem anderen",
    ),
    "order": (
        "compares by {sign} with something that is no number; write `3`",
        "vergleicht mit {sign} etwas, das keine Zahl ist; schreiben Sie `3`",
    ),
    "function": ("calls '{name}', which is no function", "ruft „{name}“ auf, und das ist keine Funktion"),
    "arguments": (
        "gives '{name}' {given} values; it takes {wanted}",
        "gibt „{name}“ {given} Werte; die Funktion nimmt {wanted}",
    ),
    "argument": (
        "gives '{name}' the value {value}, which is of another kind than it takes: {wanted}",
        "gibt „{name}“ den Wert {value}, der von anderer Art ist, als die Funktion nimmt: {wanted}",
    ),
}

KINDS = (
    Kind(
        code="missing_operator",
        title=Sentence("A fact is compared with nothing", "Ein Fakt wird mit nichts verglichen"),
        says={
            "": Sentence(
                "compares {fact} with nothing; add an operator, e.g. is",
                "vergleicht {fact} mit nichts; ergänzen Sie einen Operator, etwa is",
            )
        },
        meaning=Sentence("A condition is a fact and one operator.", "Eine Bedingung ist ein Fakt und ein Operator."),
        fix=Sentence(
            'Write {{"fact": "post.addressed", "is": true}}, for example.',
            'Schreiben Sie zum Beispiel {{"fact": "post.addressed", "is": true}}.',
        ),
    ),
    Kind(
        code="mixed_condition",
        title=Sentence("Two conditions in one", "Zwei Bedingungen in einer"),
        says={
            "group": Sentence(
                "has {names}; write one of all, any, not", "hat {names}; schreiben Sie nur eines von all, any, not"
            ),
            "jmespath": Sentence(
                "has {names}; a jmespath stands by itself", "hat {names}; ein jmespath steht für sich allein"
            ),
            "operators": Sentence(
                "has {names}; write one condition for each, within all",
                "hat {names}; schreiben Sie für jeden Operator eine Bedingung, in all",
            ),
        },
        meaning=Sentence(
            "Whether both or one of them has to hold is not said, and the engine does not guess.",
            "Ob beide gelten müssen oder eine, steht nicht da, und die Engine rät nicht.",
        ),
        fix=Sentence(
            "Write each as a condition of its own, in a list below all or any.",
            "Schreiben Sie jede als eigene Bedingung, in einer Liste unter all oder any.",
        ),
    ),
    Kind(
        code="wrong_value",
        title=Sentence("A value that makes no sense there", "Ein Wert, der da keinen Sinn ergibt"),
        says={
            "brand_id": Sentence(
                "must be made of small letters, digits and hyphens",
                "darf nur aus kleinen Buchstaben, Ziffern und Bindestrichen bestehen",
            ),
            "empty": Sentence(
                "must be a list with at least one condition", "muss eine Liste mit mindestens einer Bedingung sein"
            ),
            "too_deep": Sentence("is nested deeper than {most} levels", "ist tiefer als {most} Ebenen verschachtelt"),
            "operator": Sentence(
                "'{operator}' can't be used on {fact}, which is {type}",
                "„{operator}“ passt nicht zu {fact}: das ist {type}",
            ),
            "operator_list": Sentence(
                "'{operator}' can't be used on {fact}, which is a list; use includes or includes_any",
                "„{operator}“ passt nicht zu {fact}: das ist eine Liste; nehmen Sie includes oder includes_any",
            ),
            "refused": Sentence(
                "'{operator}' wants another value: {why}", "„{operator}“ braucht einen anderen Wert: {why}"
            ),
            "compared": Sentence(
                "{fact} is {type}, and is compared with {value}",
                "{fact} ist {type}, verglichen wird aber mit {value}",
            ),
            "compared_quoted": Sentence(
                "{fact} is {type}, and is compared with a text; write {value} without quotes",
                "{fact} ist {type}, verglichen wird aber mit einem Text; schreiben Sie {value} ohne Anführungszeichen",
            ),
            "list_in_list": Sentence(
                'stands for a whole list, so it stands without brackets: write "{name}"',
                'steht für eine ganze Liste, also ohne Klammern: schreiben Sie "{name}"',
            ),
            "list_of_lists": Sentence(
                "a list can't hold another list; write the words of '{name}' here, one by one",
                "eine Liste kann keine andere enthalten; schreiben Sie die Wörter von „{name}“ einzeln hierher",
            ),
            "language": Sentence(
                "{fact} is a tag such as en or de, never '{value}'",
                "{fact} ist ein Kürzel wie en oder de, nie „{value}“",
            ),
            "out_of_range": Sentence(
                "{fact} is {ends}, so this could never be true", "{fact} ist {ends}; das könnte nie zutreffen"
            ),
            "every": Sentence(
                "{fact} is always one of these, so this could never be true",
                "{fact} ist immer eines davon; das könnte nie zutreffen",
            ),
            "never": Sentence(
                "{fact} is never '{value}'; it can be {choices}",
                "{fact} ist nie „{value}“; möglich sind {choices}",
            ),
        },
        meaning=Sentence(
            "The comparison could never be true, or is none.", "Der Vergleich könnte nie zutreffen, oder ist keiner."
        ),
        fix=Sentence(
            "Take an operator that fits the fact, and a value that the fact can have (schemas/facts.json).",
            "Nehmen Sie einen Operator, der zum Fakt passt, und einen Wert, den er haben kann (schemas/facts.json).",
        ),
    ),
    Kind(
        code="not_indexed",
        title=Sentence("A rule with nothing but a jmespath", "Eine Regel nur aus JMESPath"),
        says={
            "": Sentence(
                "would ask its jmespath of every single post; add a condition with a fact, e.g."
                ' {{"fact": "post.addressed", "is": true}}, that has to hold as well',
                "würde seinen JMESPath-Ausdruck jeden einzelnen Beitrag fragen; ergänzen Sie eine Bedingung mit einem"
                ' Fakt, die auch gelten muss, etwa {{"fact": "post.addressed", "is": true}}',
            )
        },
        meaning=Sentence(
            "Expressions are dear: one that is asked of every post slows down all rules.",
            "Ausdrücke sind teuer: einer, der jeden Beitrag fragt, bremst alle Regeln.",
        ),
        fix=Sentence(
            "Put it below all, beside at least one condition with a fact.",
            "Stellen Sie ihn unter all neben mindestens eine Bedingung mit einem Fakt.",
        ),
    ),
    Kind(
        code="bad_jmespath",
        title=Sentence("An expression that would never say what was meant", "Ein Ausdruck, der nie sagt, was er soll"),
        says={
            name: Sentence(f"the jmespath {english}", f"der JMESPath-Ausdruck {german}")
            for name, (english, german) in _JMESPATH.items()
        },
        meaning=Sentence(
            "The expression can't be read, is too costly, or falls into one of JMESPath's traps, where it is quietly"
            " never true.",
            "Der Ausdruck ist nicht zu lesen, zu teuer, oder tappt in eine der Fallen von JMESPath, in denen er still"
            " nie zutrifft.",
        ),
        fix=Sentence(
            "Texts stand in 'single quotes'; numbers, true and false in `backticks`; negate with !(…). What facts and"
            " operators can say is better said with them.",
            "Texte stehen in 'einfachen Anführungszeichen'; Zahlen, true und false in `Backticks`; verneint wird mit"
            " !(…). Was Fakten und Operatoren sagen können, sagen sie besser.",
        ),
    ),
)
