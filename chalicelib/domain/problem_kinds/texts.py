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
            "": Sentence(
                "asks for '{asked}', which no text is told; {hearers} can say {names}",
                "fragt nach „{asked}“, was kein Text erfährt; {hearers} kann sagen: {names}",
            )
        },
        meaning=Sentence(
            "Texts know only what may be said to a customer; anything else would be an empty place.",
            "Texte wissen nur, was man einer Person sagen darf; alles andere wäre eine leere Stelle.",
        ),
        fix=Sentence("Take one of the names that there are.", "Nehmen Sie einen der Namen, die es gibt."),
    ),
    Kind(
        code="may_not_say",
        title=Sentence("Nothing for those who hear it", "Nichts für die, die es hören"),
        says={
            "inferred": Sentence(
                "{hearers} ({rule}) may not say '{asked}': we only concluded it, so no text says it; leave it out",
                "{hearers} ({rule}) darf „{asked}“ nicht sagen: wir vermuten es nur, also sagt es kein Text;"
                " streichen Sie es",
            ),
            "customer_book": Sentence(
                "{hearers} ({rule}) may not say '{asked}': it stands in the customer book; leave it out, or answer with"
                ' "to": "private"',
                "{hearers} ({rule}) darf „{asked}“ nicht sagen: es steht in der Kundendatei; streichen Sie es, oder"
                ' antworten Sie mit "to": "private"',
            ),
            "platform": Sentence(
                "{hearers} ({rule}) may not say '{asked}': before a store accepts, it hears nothing of the author;"
                " leave it out",
                "{hearers} ({rule}) darf „{asked}“ nicht sagen: bevor eine Filiale annimmt, erfährt sie nichts über die"
                " Person; streichen Sie es",
            ),
            "task": Sentence(
                "{hearers} ({rule}) may not say '{asked}': only a store hears it; leave it out",
                "{hearers} ({rule}) darf „{asked}“ nicht sagen: nur eine Filiale erfährt es; streichen Sie es",
            ),
            "unread": Sentence(
                "{hearers} ({rule}) may not say '{asked}': only the very wording was released, and this is different"
                " each time; leave it out, or use queue_reply",
                "{hearers} ({rule}) darf „{asked}“ nicht sagen: freigegeben ist nur genau der Wortlaut, und dies ist"
                " jedes Mal anders; streichen Sie es, oder nehmen Sie queue_reply",
            ),
        },
        meaning=Sentence(
            "Where a value comes from decides who may hear it: what stands in the post and in the brand's files may be"
            " said in public, what only we know of a person to that person alone, what we concluded to nobody.",
            "Woher ein Wert kommt, entscheidet, wer ihn hören darf: was im Beitrag und in den Dateien der Marke steht,"
            " alle; was nur wir über eine Person wissen, nur diese Person; was wir nur vermuten, niemand.",
        ),
        fix=Sentence(
            "Leave it out, or have it said to somebody who may hear it (docs/marketers/reference.md).",
            "Streichen Sie es, oder sagen Sie es jemandem, der es hören darf (docs/marketers/reference.de.md).",
        ),
    ),
    Kind(
        code="text_too_long",
        title=Sentence("Too long for a platform", "Zu lang für eine Plattform"),
        says={
            "": Sentence(
                "is {length} long, and {platform} takes {most} ({hearers}, {rule}): shorten it by {over}",
                "ist {length} lang, und {platform} nimmt {most} ({hearers}, {rule}): kürzen Sie ihn um {over}",
            ),
            "varying": Sentence(
                "can be {length} long, and {platform} takes {most} ({hearers}, {rule}): shorten it by {over}; at its"
                " longest it says {values}",
                "kann {length} lang werden, und {platform} nimmt {most} ({hearers}, {rule}): kürzen Sie ihn um {over};"
                " am längsten ist er mit {values}",
            ),
        },
        meaning=Sentence(
            "Where it gets so long, it would be held for a person instead of being proposed. Each platform counts in"
            " its own unit; delight preview shows it.",
            "Wo er so lang wird, würde er für eine Person angehalten statt vorgeschlagen. Jede Plattform zählt in ihrer"
            " eigenen Einheit; delight preview zeigt es.",
        ),
        fix=Sentence("Shorten the text, or name less in it.", "Kürzen Sie den Text, oder nennen Sie weniger darin."),
    ),
    Kind(
        code="text_missing",
        severity="warning",
        title=Sentence("Not there in a language", "In einer Sprache nicht da"),
        says={
            "": Sentence(
                "the text '{name}' is missing in {spoken}; posts in {spoken} are answered in {answered}: write"
                " texts/{name}.{language}.jinja",
                "der Text „{name}“ fehlt auf {spoken}; Beiträge auf {spoken} werden auf {answered} beantwortet: legen"
                " Sie texts/{name}.{language}.jinja an",
            )
        },
        meaning=Sentence(
            "People are answered in another language than they wrote in.",
            "Leute bekommen eine Antwort in einer anderen Sprache, als sie schrieben.",
        ),
        fix=Sentence(
            "Write the text in that language as well, beside this one.",
            "Schreiben Sie den Text auch in dieser Sprache, neben diesen.",
        ),
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
