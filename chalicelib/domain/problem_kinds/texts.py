"""Problems of texts: what can't be rendered, said or found."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

KINDS = (
    Kind(
        code="bad_text",
        title=Sentence("A text that can't be read", "Ein Text, der nicht zu lesen ist"),
        says={"": Sentence("{why}", "{why}")},
        meaning=Sentence("It could never be filled in.", "Er ließe sich nie ausfüllen."),
        fix=Sentence(
            "Names stand in {{{{ … }}}}, choices in {{% if … %}} … {{% endif %}}; no sums, no loops in loops.",
            "Namen stehen in {{{{ … }}}}, Fälle in {{% if … %}} … {{% endif %}}; keine Rechnungen, keine Schleifen in"
            " Schleifen.",
        ),
    ),
    Kind(
        code="unknown_name",
        title=Sentence("A text asks for what it is not told", "Ein Text fragt nach etwas, das er nicht erfährt"),
        says={
            "": Sentence("asks for {asked}; a text can say {names}", "fragt nach {asked}; ein Text kann sagen: {names}")
        },
        meaning=Sentence(
            "Texts know only what may be said to a customer; anything else would be an empty place.",
            "Texte wissen nur, was man einer Person sagen darf; alles andere wäre eine leere Stelle.",
        ),
        fix=Sentence("Take one of the names that there are.", "Nehmen Sie einen der Namen, die es gibt."),
    ),
    Kind(
        code="unknown_language",
        title=Sentence("A language that the brand does not speak", "Eine Sprache, die die Marke nicht spricht"),
        says={
            "": Sentence(
                "is in a language that the brand does not speak ({languages}), so nobody would ever read it",
                "ist in einer Sprache, die die Marke nicht spricht ({languages}), also würde ihn nie jemand lesen",
            )
        },
        meaning=Sentence("Nobody would ever be sent this text.", "Niemand bekäme diesen Text je zu lesen."),
        fix=Sentence(
            "Add the language to brand.json, or take the text away.",
            "Ergänzen Sie die Sprache in brand.json, oder streichen Sie den Text.",
        ),
    ),
    Kind(
        code="text_not_rendered",
        title=Sentence("A text that fails on an example", "Ein Text, der an einem Beispiel scheitert"),
        says={
            "": Sentence(
                "on '{post}', {action} can't say its text: {why}",
                "bei „{post}“ kann {action} den Text nicht sagen: {why}",
            )
        },
        meaning=Sentence(
            "The rule matches that post, but its reply could not be written: something is missing, or it is too long.",
            "Die Regel passt auf diesen Beitrag, aber die Antwort ließe sich nicht schreiben: etwas fehlt, oder sie ist"
            " zu lang.",
        ),
        fix=Sentence(
            "Ask first whether it is there ({{% if wish.deadline %}}), or shorten the text.",
            "Fragen Sie erst, ob es da ist ({{% if wish.deadline %}}), oder kürzen Sie den Text.",
        ),
    ),
    Kind(
        code="released_otherwise",
        title=Sentence("Released with other words", "Mit anderem Wortlaut freigegeben"),
        says={
            "": Sentence(
                "{name} is worded otherwise than when it was released, so a person has to read it again; whoever"
                ' answers for it then writes "{seal}"',
                "{name} ist anders formuliert als bei der Freigabe, also muss eine Person den Text neu lesen; wer dafür"
                " einsteht, schreibt dann „{seal}“",
            )
        },
        meaning=Sentence(
            "Only the very wording that somebody released goes out without a person.",
            "Nur genau der Wortlaut, den jemand freigab, geht ohne eine Person hinaus.",
        ),
        fix=Sentence(
            "Read the text, then write the seal that the sentence names.",
            "Lesen Sie den Text, dann schreiben Sie das Siegel, das der Satz nennt.",
        ),
    ),
)
