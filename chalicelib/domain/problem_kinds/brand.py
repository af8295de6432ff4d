"""Problems of what stands in brand.json, stores.json and channels.json, beyond shape and names."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind
from chalicelib.domain.sentence import Sentence

KINDS = (
    Kind(
        code="unknown_time_zone",
        title=Sentence("No such time zone", "Diese Zeitzone gibt es nicht"),
        says={"": Sentence("there is no time zone '{name}'", "die Zeitzone „{name}“ gibt es nicht")},
        meaning=Sentence(
            "Days, opening hours and limits are counted in it.",
            "Tage, Öffnungszeiten und Grenzen werden in ihr gezählt.",
        ),
        fix=Sentence(
            "Write a name of the IANA list, such as America/New_York.",
            "Schreiben Sie einen Namen der IANA-Liste, etwa Europe/Berlin.",
        ),
    ),
    Kind(
        code="id_twice",
        title=Sentence("An id twice", "Eine Kennung doppelt"),
        says={
            "": Sentence(
                "the id '{id}' occurs more than once; give each its own",
                "die Kennung „{id}“ kommt mehr als einmal vor; geben Sie jedem eine eigene",
            )
        },
        meaning=Sentence("Whoever names this id could mean either.", "Wer diese Kennung nennt, könnte beides meinen."),
        fix=Sentence("Give each its own.", "Geben Sie jedem eine eigene."),
    ),
    Kind(
        code="bad_url",
        title=Sentence("An address that can't be called", "Eine Adresse, die nicht aufgerufen wird"),
        says={"": Sentence("the URL {why}", "die URL {why}")},
        meaning=Sentence(
            "Programs are called at https:// only, so that nobody listens.",
            "Programme werden nur über https:// aufgerufen, damit niemand mithört.",
        ),
        fix=Sentence(
            "Write the whole address, with https:// and without a password.",
            "Schreiben Sie die ganze Adresse, mit https:// und ohne Kennwort.",
        ),
    ),
    Kind(
        code="brand_taken",
        title=Sentence("A brand twice", "Eine Marke doppelt"),
        says={
            "": Sentence(
                "the brand '{id}' is in the folder {folder} already; give this one an id of its own",
                "die Marke „{id}“ liegt schon im Ordner {folder}; geben Sie dieser eine eigene Kennung",
            )
        },
        meaning=Sentence(
            "Only one of the two would be in force; most often a folder was copied.",
            "Nur eine der beiden würde gelten; meist wurde ein Ordner kopiert.",
        ),
        fix=Sentence("Change the id of the copy.", "Ändern Sie die Kennung der Kopie."),
    ),
    Kind(
        code="endpoint_taken",
        title=Sentence("An endpoint of another brand", "Ein Endpunkt einer anderen Marke"),
        says={
            "": Sentence(
                "endpoint '{endpoint}' belongs to brand '{brand}' already; give this one another name",
                "der Endpunkt „{endpoint}“ gehört schon der Marke „{brand}“; geben Sie diesem einen anderen Namen",
            )
        },
        meaning=Sentence(
            "What arrives there could be meant for either brand.", "Was dort ankommt, könnte für beide gemeint sein."
        ),
        fix=Sentence("Give the endpoint another name.", "Geben Sie dem Endpunkt einen anderen Namen."),
    ),
)
