"""Problems of what a rule is and does."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

KINDS = (
    Kind(
        code="id_is_not_file",
        title=Sentence("Id and file's name differ", "Kennung und Dateiname sind verschieden"),
        says={"": Sentence("must be the file's name, '{stem}'", "muss wie die Datei heißen: „{stem}“")},
        meaning=Sentence(
            "Whoever reads a rule's id has to find its file.", "Wer die Kennung liest, muss die Datei finden."
        ),
        fix=Sentence("Change the id, or rename the file.", "Ändern Sie die Kennung oder den Namen der Datei."),
    ),
    Kind(
        code="no_limit",
        title=Sentence("Delight without a limit", "Freude ohne Grenze"),
        says={
            "": Sentence(
                'needs "limits": a rule that delights could go on without end, so say at most how often, e.g.'
                ' [{{"per": "customer", "times": 1, "days": 365}}]',
                "braucht „limits“: eine Regel, die Freude macht, könnte sonst endlos weitermachen; sagen Sie, wie oft"
                ' höchstens, etwa [{{"per": "customer", "times": 1, "days": 365}}]',
            )
        },
        meaning=Sentence(
            "One customer, or a crowd of them, could have the same gift again and again.",
            "Eine Person, oder eine Menge davon, könnte dasselbe Geschenk wieder und wieder bekommen.",
        ),
        fix=Sentence(
            'Add, for example, "limits": [{{"per": "customer", "times": 1, "days": 365}}].',
            'Ergänzen Sie zum Beispiel "limits": [{{"per": "customer", "times": 1, "days": 365}}].',
        ),
    ),
    Kind(
        code="cost_otherwise",
        title=Sentence("A cost where the money is gone", "Kosten, wo kein Geld mehr ist"),
        says={
            "": Sentence(
                "is done where the purse is empty, so it must be free; take the cost away",
                "geschieht, wenn das Budget leer ist, und muss darum kostenlos sein; streichen Sie die Kosten",
            )
        },
        meaning=Sentence(
            "What stands under otherwise happens where no store is able or the purse is empty.",
            "Was unter otherwise steht, geschieht, wenn keine Filiale kann oder das Budget leer ist.",
        ),
        fix=Sentence("Take the cost away.", "Streichen Sie die Kosten."),
    ),
    Kind(
        code="over_purse",
        title=Sentence("Dearer than its purse", "Teurer als das Budget"),
        says={
            "": Sentence(
                "is more than the purse '{purse}' holds, {holds} cents; lower the cost or raise the purse",
                "ist mehr, als das Budget „{purse}“ hat: {holds} Cent; senken Sie die Kosten oder erhöhen Sie es",
            ),
            "together": Sentence(
                "costs {cents} cents together with what stands before it, more than the purse '{purse}' holds, {holds};"
                " lower a cost or raise the purse",
                "kostet mit allem davor {cents} Cent, mehr, als das Budget „{purse}“ hat: {holds}; senken Sie"
                " Kosten oder erhöhen Sie es",
            ),
        },
        meaning=Sentence("It could never be paid, not even once.", "Es wäre nie bezahlbar, nicht ein einziges Mal."),
        fix=Sentence(
            "Lower the cost, or raise the purse; both are in cents.",
            "Senken Sie die Kosten, oder erhöhen Sie das Budget; beides ist in Cent.",
        ),
    ),
    Kind(
        code="no_task",
        title=Sentence("A reply that waits for no store", "Eine Antwort, die auf keine Filiale wartet"),
        says={
            "": Sentence(
                "waits until a store accepts, and the rule asks none; take it away, or ask one with notify_store",
                "wartet, bis eine Filiale annimmt, aber die Regel fragt keine; streichen Sie es, oder fragen Sie eine"
                " mit notify_store",
            )
        },
        meaning=Sentence("It would never be proposed.", "Sie würde nie vorgeschlagen."),
        fix=Sentence(
            "Take when_task away, or ask a store in the same list.",
            "Streichen Sie when_task, oder fragen Sie in derselben Liste eine Filiale.",
        ),
    ),
    Kind(
        code="never_otherwise",
        severity="warning",
        title=Sentence("An otherwise that never comes", "Ein otherwise, das nie kommt"),
        says={
            "": Sentence(
                'is done where no store is able or a purse is empty, and "then" asks no store and costs nothing; take'
                " it away",
                "geschieht, wenn keine Filiale kann oder ein Budget leer ist; „then“ fragt aber keine und kostet"
                " nichts: streichen Sie es",
            )
        },
        meaning=Sentence(
            "It is never done, also not where the rule doesn't match.",
            "Es geschieht nie, auch nicht, wenn die Regel nicht passt.",
        ),
        fix=Sentence(
            "Take it away; what shall happen to other posts is for another rule.",
            "Streichen Sie es; was mit anderen Beiträgen geschehen soll, sagt eine andere Regel.",
        ),
    ),
)
