"""Problems of a rule's examples."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

KINDS = (
    Kind(
        code="bad_example",
        title=Sentence("An example that is no post", "Ein Beispiel, das kein Beitrag ist"),
        says={
            "": Sentence("{why}", "{why}"),
            "years": Sentence(
                "time and received_at must be of a year from 1970 to 2199",
                "time und received_at müssen in einem Jahr von 1970 bis 2199 liegen",
            ),
        },
        meaning=Sentence(
            "The post is not in canonical form (schemas/post.schema.json), so no rule can be tried on it.",
            "Der Beitrag hat nicht die Grundform (schemas/post.schema.json); keine Regel lässt sich daran proben.",
        ),
        fix=Sentence(
            "Copy another example and change its text.", "Kopieren Sie ein anderes Beispiel und ändern Sie den Text."
        ),
    ),
    Kind(
        code="example_wanted",
        title=Sentence("An example is missing", "Ein Beispiel fehlt"),
        says={
            "match": Sentence(
                'needs an example that it matches: a post in examples/, and its name under "examples"',
                "braucht ein Beispiel, auf das sie passt: einen Beitrag in examples/, seinen Namen unter „examples“",
            ),
            "no_match": Sentence(
                'needs an example that it does not match: a post in examples/, and its name under "examples"',
                "braucht ein Beispiel, auf das sie nicht passt: einen Beitrag in examples/, und seinen Namen unter"
                " „examples“",
            ),
        },
        meaning=Sentence(
            "Without a post that it matches and one that it doesn't, nobody knows whether the rule works.",
            "Ohne einen Beitrag, auf den sie passt, und einen, auf den nicht, weiß niemand, ob die Regel taugt.",
        ),
        fix=Sentence(
            'Add {{"post": "…", "expect": "match"}} and {{"post": "…", "expect": "no match"}}.',
            'Ergänzen Sie {{"post": "…", "expect": "match"}} und {{"post": "…", "expect": "no match"}}.',
        ),
    ),
    Kind(
        code="example_fails",
        title=Sentence("An example fails", "Ein Beispiel schlägt fehl"),
        says={
            "matches": Sentence(
                "'{post}' should not match, and does; narrow the rule, or expect a match",
                "„{post}“ sollte nicht passen, passt aber; fassen Sie die Regel enger, oder erwarten Sie es",
            ),
            "misses": Sentence(
                "'{post}' should match, and does not; would have to change: {leaves}",
                "„{post}“ sollte passen, passt aber nicht; anders sein müsste: {leaves}",
            ),
            "unknown": Sentence(
                "'{post}' should match, and does not (unknown); would have to change: {leaves}",
                "„{post}“ sollte passen, aber das ist unbekannt; anders sein müsste: {leaves}",
            ),
            "hidden": Sentence(
                "'{post}' should match, and is hidden by: {by}", "„{post}“ sollte passen, wird aber verdeckt von: {by}"
            ),
            "backstop": Sentence(
                "'{post}' should match, but another rule does, and this one is a backstop",
                "„{post}“ sollte passen, aber eine andere Regel passt, und diese ist nur das Auffangnetz",
            ),
        },
        meaning=Sentence(
            "The rule does something else than its author expects.",
            "Die Regel tut etwas anderes, als erwartet wird.",
        ),
        fix=Sentence(
            "Look at it with delight explain, then correct the rule or the expectation.",
            "Sehen Sie mit delight explain nach, dann berichtigen Sie die Regel oder die Erwartung.",
        ),
    ),
)
