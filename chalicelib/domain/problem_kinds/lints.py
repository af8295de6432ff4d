"""Problems of rules that can all be read, and would still not do what somebody expects."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

_SILENT = Sentence("The rule never matches, and nobody would notice.", "Die Regel passt nie, und niemand merkt es.")
_UNUSED = Sentence(
    "Nothing names it any more; perhaps a rule should, and is misspelt or was taken away.",
    "Nichts nennt es mehr; vielleicht sollte eine Regel, und der Name ist vertippt, oder sie wurde gestrichen.",
)
_USE_OR_DROP = Sentence("Use it, or take it away.", "Verwenden Sie es, oder streichen Sie es.")


def _unused(code: str, title: Sentence, says: Sentence) -> Kind:
    return Kind(code=code, severity="warning", title=title, says={"": says}, meaning=_UNUSED, fix=_USE_OR_DROP)


KINDS: tuple[Kind, ...] = (
    Kind(
        code="never_true",
        title=Sentence("A condition that can never be true", "Eine Bedingung, die nie zutreffen kann"),
        says={
            "": Sentence(
                "can never be true, so the rule would never match; correct the value, or take the condition away",
                "kann nie zutreffen, also würde die Regel nie passen; berichtigen Sie den Wert, oder streichen Sie die"
                " Bedingung",
            )
        },
        meaning=_SILENT,
        fix=Sentence(
            "Look at the values that the fact can have (schemas/facts.json).",
            "Sehen Sie nach, welche Werte der Fakt haben kann (schemas/facts.json).",
        ),
    ),
    Kind(
        code="contradiction",
        title=Sentence("Two conditions that contradict each other", "Zwei Bedingungen, die sich widersprechen"),
        says={
            "": Sentence(
                "contradicts {other}: no post has both, so the rule would never match; correct one of them, or write"
                " them below any",
                "widerspricht {other}: beides zugleich gibt es nicht, also würde die Regel nie passen; berichtigen Sie"
                " eines davon, oder schreiben Sie beide unter any",
            )
        },
        meaning=_SILENT,
        fix=Sentence(
            "Correct one of the two; where either is enough, they belong below any.",
            "Berichtigen Sie eine der beiden; wo eine genügt, gehören sie unter any.",
        ),
    ),
    Kind(
        code="dead_branch",
        severity="warning",
        title=Sentence("A branch that never counts", "Ein Zweig, der nie zählt"),
        says={
            "": Sentence(
                "can never be true; the rule matches only without this branch, so correct it or take it away",
                "kann nie zutreffen; die Regel passt nur ohne diesen Zweig, also berichtigen oder streichen Sie ihn",
            ),
            "beside": Sentence(
                "can never be true beside {other}; the rule matches only without this branch, so correct it or take it"
                " away",
                "kann neben {other} nie zutreffen; die Regel passt nur ohne diesen Zweig, also berichtigen oder"
                " streichen"
                " Sie ihn",
            ),
        },
        meaning=Sentence(
            "The rule works, but one of the cases that it lists never happens.",
            "Die Regel tut etwas, aber einer ihrer Fälle tritt nie ein.",
        ),
        fix=Sentence(
            "Correct the condition, or take it away.", "Berichtigen Sie die Bedingung, oder streichen Sie sie."
        ),
    ),
    Kind(
        code="hidden_rule",
        title=Sentence("A rule that never gets its turn", "Eine Regel, die nie an die Reihe kommt"),
        says={
            "stop": Sentence(
                "never gets its turn: wherever it matches, '{by}' matches before it and stops; give it a higher"
                " priority,"
                " or narrow '{by}'",
                "kommt nie an die Reihe: wo sie passt, passt vorher „{by}“ und hält an (stop); geben Sie ihr eine"
                " höhere"
                " Priorität, oder fassen Sie „{by}“ enger",
            ),
            "group": Sentence(
                "never gets its turn: wherever it matches, '{by}' of the same group matches before it; give it a higher"
                " priority, or narrow '{by}'",
                "kommt nie an die Reihe: wo sie passt, passt vorher „{by}“ aus derselben Gruppe; geben Sie ihr eine"
                " höhere Priorität, oder fassen Sie „{by}“ enger",
            ),
            "care": Sentence(
                "never gets its turn: wherever it matches, '{by}' matches too, and care goes before delight; narrow one"
                ' of them, or write "despite_care": true',
                "kommt nie an die Reihe: wo sie passt, passt auch „{by}“, und Fürsorge geht vor Freude; fassen Sie eine"
                ' der beiden enger, oder schreiben Sie "despite_care": true',
            ),
            "backstop": Sentence(
                "never gets its turn: it is a backstop, and wherever it matches, '{by}' matches as well; widen it, or"
                " narrow '{by}'",
                "kommt nie an die Reihe: sie ist nur ein Auffangnetz, und wo sie passt, passt auch „{by}“; fassen Sie"
                " sie weiter, oder „{by}“ enger",
            ),
        },
        meaning=_SILENT,
        fix=Sentence(
            "Give the narrower rule the higher priority, or take one of the two away.",
            "Geben Sie der engeren Regel die höhere Priorität, oder streichen Sie eine der beiden.",
        ),
    ),
    Kind(
        code="duplicate_rule",
        title=Sentence("The same rule twice", "Dieselbe Regel zweimal"),
        says={
            "": Sentence(
                "has the same conditions and does the same as '{other}'; take one of them away",
                "hat dieselben Bedingungen und tut dasselbe wie „{other}“; streichen Sie eine davon",
            )
        },
        meaning=Sentence(
            "Both would act on the same posts; whoever changes one of them later forgets the other.",
            "Beide würden auf dieselben Beiträge reagieren; wer später eine ändert, vergisst die andere.",
        ),
        fix=Sentence("Take one of them away.", "Streichen Sie eine davon."),
    ),
    Kind(
        code="no_approval",
        title=Sentence("In public without a person", "Öffentlich ohne eine Person"),
        says={
            "": Sentence(
                'would answer without a person reading it; write "approval": "person", or hold_reply with a released'
                " text",
                'würde antworten, ohne dass eine Person es liest; schreiben Sie "approval": "person", oder'
                " hold_reply mit"
                " freigegebenem Text",
            ),
            "released": Sentence(
                "would go out without a person, but nobody released this text in any language; release it in brand.json"
                " (released_texts), or use queue_reply",
                "ginge ohne eine Person hinaus, aber niemand hat diesen Text in einer Sprache freigegeben; geben Sie"
                " ihn"
                " in brand.json frei (released_texts), oder nehmen Sie queue_reply",
            ),
        },
        meaning=Sentence(
            "What customers read is read by one of us before, or its very wording was released.",
            "Was Kunden lesen, liest vorher jemand von uns, oder genau dieser Wortlaut ist freigegeben.",
        ),
        fix=Sentence(
            "Let a person approve it, or release the wording.",
            "Lassen Sie eine Person freigeben, oder geben Sie den Wortlaut frei.",
        ),
    ),
    Kind(
        code="too_complex",
        title=Sentence("A rule that asks too much", "Eine Regel, die zu viel fragt"),
        says={
            "conditions": Sentence(
                "has {count} conditions, at most {most} fit into one rule; split it into several",
                "hat {count} Bedingungen, in eine Regel passen höchstens {most}; teilen Sie sie in mehrere auf",
            ),
            "words": Sentence(
                "looks for {count} words and phrases, at most {most} fit into one rule; split it into several, or use"
                " open ends such as steak*",
                "sucht {count} Wörter und Wendungen, in eine Regel passen höchstens {most}; teilen Sie sie auf, oder"
                " nehmen Sie offene Enden wie steak*",
            ),
            "patterns": Sentence(
                "has {count} patterns, at most {most} fit into one rule; say with mentions_any what it can say",
                "hat {count} Muster, in eine Regel passen höchstens {most}; sagen Sie mit mentions_any, was sich damit"
                " sagen lässt",
            ),
            "expressions": Sentence(
                "has {count} jmespath expressions, at most {most} fit into one rule; say with facts and operators what"
                " they can say",
                "hat {count} JMESPath-Ausdrücke, in eine Regel passen höchstens {most}; sagen Sie mit Fakten und"
                " Operatoren, was sich damit sagen lässt",
            ),
        },
        meaning=Sentence(
            "Every post pays for every rule, and nobody can say any more what such a rule does.",
            "Jeder Beitrag zahlt für jede Regel, und niemand überblickt eine solche Regel noch.",
        ),
        fix=Sentence("Split it into several rules.", "Teilen Sie sie in mehrere Regeln auf."),
    ),
    Kind(
        code="broad_rule",
        severity="warning",
        title=Sentence("A rule for nearly everything", "Eine Regel für fast alles"),
        says={
            "": Sentence(
                "matches nearly every post: nothing asks what it says; add a condition on its text, topic, mood or"
                " wish,"
                ' or make the rule a "backstop"',
                "passt auf fast jeden Beitrag: nichts fragt, was darin steht; ergänzen Sie eine Bedingung zu Text,"
                " Thema,"
                ' Stimmung oder Wunsch, oder machen Sie die Regel zum "backstop"',
            )
        },
        meaning=Sentence(
            "It acts on posts that nobody thought of, and costs time and money on each.",
            "Sie reagiert auf Beiträge, an die niemand dachte, und kostet bei jedem Zeit und Geld.",
        ),
        fix=Sentence("Narrow it, or make it a backstop.", "Fassen Sie sie enger, oder machen Sie sie zum Auffangnetz."),
    ),
    Kind(
        code="does_nothing",
        severity="warning",
        title=Sentence("A rule that does nothing", "Eine Regel, die nichts tut"),
        says={
            "": Sentence(
                'does nothing when it matches; add an action to "then", at least a tag',
                "tut nichts, wenn sie passt; ergänzen Sie in „then“ eine Aktion, wenigstens tag",
            )
        },
        meaning=Sentence(
            "It still counts as an answer of the playbook, and may hide other rules.",
            "Sie zählt trotzdem als Antwort des Playbooks und verdeckt vielleicht andere.",
        ),
        fix=Sentence(
            "Add an action, or take the rule away.", "Ergänzen Sie eine Aktion, oder streichen Sie die Regel."
        ),
    ),
    Kind(
        code="jmespath_negative",
        severity="warning",
        title=Sentence("A negative test on what may be unknown", "Ein verneinender Test auf etwas, das fehlen kann"),
        says={
            "": Sentence(
                "the jmespath tests negatively on {name}, which may be unknown; the rule does not match then: ask"
                " {name} != `null` as well, or write it with a fact and is_not",
                "der JMESPath-Ausdruck verneint {name}, und das kann unbekannt sein; dann passt die Regel nicht: fragen"
                " Sie auch {name} != `null`, oder schreiben Sie es mit einem Fakt und is_not",
            )
        },
        meaning=Sentence(
            "Whoever writes “not this” easily takes the unknown for a yes. Here it stays unknown, and the rule waits.",
            "Wer „nicht das“ schreibt, hält Unbekanntes leicht für ein Ja. Hier bleibt es unbekannt, und die"
            " Regel wartet.",
        ),
        fix=Sentence("Say what shall happen where it is unknown.", "Sagen Sie, was gelten soll, wo es unbekannt ist."),
    ),
    _unused(
        "unused_text",
        Sentence("A text that nothing says", "Ein Text, den nichts sagt"),
        Sentence(
            "is a text that no rule says; name it in a rule, or take it away",
            "ist ein Text, den keine Regel sagt; nennen Sie ihn in einer Regel, oder streichen Sie ihn",
        ),
    ),
    _unused(
        "unused_list",
        Sentence("A list that nothing uses", "Eine Liste, die nichts verwendet"),
        Sentence(
            "'{name}' is a list that no rule uses; write \"@{name}\" in a rule, or take it away",
            '„{name}“ ist eine Liste, die keine Regel verwendet; schreiben Sie "@{name}" in eine Regel, oder streichen'
            " Sie sie",
        ),
    ),
    _unused(
        "unused_purse",
        Sentence("A purse that nothing spends from", "Ein Budget, das nichts ausgibt"),
        Sentence(
            "'{name}' is a purse that no rule spends from; name it in a cost, or take it away",
            "aus dem Budget „{name}“ gibt keine Regel etwas aus; nennen Sie es bei den Kosten, oder streichen Sie es",
        ),
    ),
    _unused(
        "unused_hook",
        Sentence("A program that nothing calls", "Ein Programm, das nichts aufruft"),
        Sentence(
            "'{name}' is a hook that no rule calls; name it in call_webhook, or take it away",
            "den Hook „{name}“ ruft keine Regel auf; nennen Sie ihn bei call_webhook, oder streichen Sie ihn",
        ),
    ),
)
