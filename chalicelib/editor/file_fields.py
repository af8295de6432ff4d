"""What the fields of the marketers' files mean, in each language; their types stand in `domain.playbook`."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.domain.sentence import Sentence

_SCHEMA = Sentence(
    "Where an editor finds what it can complete here; the engine does not read it.",
    "Wo ein Editor findet, was er hier vervollständigen kann; die Engine liest es nicht.",
)

RULE: Mapping[str, Sentence] = {
    "$schema": _SCHEMA,
    "id": Sentence("Name of the rule; its file is called the same.", "Name der Regel; ihre Datei heißt ebenso."),
    "title": Sentence("What it is, in a few words.", "Was sie ist, in wenigen Worten."),
    "why": Sentence("Why it exists.", "Warum es sie gibt."),
    "owner": Sentence("Who answers for it.", "Wer für sie geradesteht."),
    "goal": Sentence(
        "`delight`, `care`, `escalate`, `acknowledge` or `listen`. Where `care` or `escalate` matches, `delight`"
        " holds back.",
        "`delight`, `care`, `escalate`, `acknowledge` oder `listen`. Wo `care` oder `escalate` passt, hält sich"
        " `delight`"
        " zurück.",
    ),
    "state": Sentence(
        "`draft`, `shadow`, `live` or `paused`; only `live` acts.",
        "`draft`, `shadow`, `live` oder `paused`; nur `live` handelt.",
    ),
    "priority": Sentence(
        "Rules with a higher one get their turn first; 50 if you write none.",
        "Regeln mit höherer kommen zuerst an die Reihe; 50, wenn Sie keine angeben.",
    ),
    "when": Sentence("The condition.", "Die Bedingung."),
    "then": Sentence("What is done when it matches.", "Was geschieht, wenn sie passt."),
    "otherwise": Sentence(
        "What is done instead if no store is able or the purse is empty.",
        "Was stattdessen geschieht, wenn keine Filiale kann oder das Budget leer ist.",
    ),
    "limits": Sentence(
        "At most `times` within `days`, `per` `customer`, `store` or `rule`.",
        "Höchstens `times` Mal in `days` Tagen, je (`per`) Person (`customer`), Filiale (`store`) oder Regel (`rule`).",
    ),
    "stop": Sentence(
        "Once it matched, no rule after it gets its turn.", "Sobald sie passt, kommt nach ihr keine mehr an die Reihe."
    ),
    "group": Sentence(
        "Of the rules of one group only the first that matches acts.",
        "Von den Regeln einer Gruppe handelt nur die erste, die passt.",
    ),
    "backstop": Sentence("Only if no other rule matched.", "Nur, wenn keine andere Regel gepasst hat."),
    "despite_care": Sentence(
        "Delights even where a rule for `care` or `escalate` matched.",
        "Überrascht auch dann, wenn eine Regel für `care` oder `escalate` gepasst hat.",
    ),
    "examples": Sentence(
        "Posts in `examples` that it matches (`match`) and does not match (`no match`).",
        "Beiträge aus `examples`, auf die sie passt (`match`) und nicht passt (`no match`).",
    ),
}

BRAND: Mapping[str, Sentence] = {
    "$schema": _SCHEMA,
    "id": Sentence("Name of the brand; its folder is called the same.", "Name der Marke; ihr Ordner heißt ebenso."),
    "name": Sentence("What people call it.", "Wie die Leute sie nennen."),
    "languages": Sentence(
        "Which languages it speaks; the first is used where the post's is none of them.",
        "Welche Sprachen sie spricht; die erste gilt, wo die des Beitrags nicht dabei ist.",
    ),
    "time_zone": Sentence(
        "Its clock, such as `Europe/Berlin`: limits, purses and weekdays follow it.",
        "Ihre Uhr, etwa `Europe/Berlin`: Nach ihr richten sich Grenzen, Budgets und Wochentage.",
    ),
    "currency": Sentence("Such as `EUR`.", "Etwa `EUR`."),
    "menu": Sentence(
        "What people can wish for: `id`, `name` by language, and the `words` by which they call it.",
        "Was sich Leute wünschen können: `id`, `name` je Sprache, und mit welchen Wörtern (`words`) sie es nennen.",
    ),
    "topics": Sentence(
        "Topic and the words that speak for it: what `signals.topics` finds.",
        "Thema und die Wörter, die dafür sprechen: was `signals.topics` findet.",
    ),
    "lists": Sentence(
        'Lists of words for rules, named `"@name"` there.', 'Wortlisten für Regeln; dort heißen sie `"@name"`.'
    ),
    "purses": Sentence(
        "Budgets: `cents` in each `period` (`day`, `week`, `month`, `year`).",
        "Budgets: `cents` (in Cent) für jeden Zeitraum `period` (`day`, `week`, `month`, `year`).",
    ),
    "service_level": Sentence(
        "`first_answer_minutes`: how soon people hear from a person; 60 if you say nothing.",
        "`first_answer_minutes`: wie bald die Leute von einem Menschen hören; ohne Angabe 60.",
    ),
    "departments": Sentence(
        "Your own people, by what they see to: `name` by language, and the `language` of their messages.",
        "Ihre eigenen Leute, nach ihrer Aufgabe: `name` je Sprache, und die Sprache (`language`) ihrer Nachrichten.",
    ),
    "care_department": Sentence(
        "The department that gets what no rule sends elsewhere.",
        "Die Abteilung, die alles bekommt, was keine Regel anderswohin gibt.",
    ),
    "headquarters": Sentence(
        "The department that is told when no store took a task.",
        "Die Abteilung, die erfährt, wenn keine Filiale einen Auftrag angenommen hat.",
    ),
    "hooks": Sentence(
        "Other programs that rules can tell, each with its `url`.",
        "Andere Programme, denen Regeln Bescheid sagen können, jedes mit seiner `url`.",
    ),
    "released_texts": Sentence(
        "Texts that may go out without a person, each with the seal of its wording; `check` tells the seal.",
        "Texte, die ohne einen Menschen hinausgehen dürfen, jeder mit dem Siegel seines Wortlauts; das Siegel"
        " nennt `check`.",
    ),
    "marketers": Sentence(
        "Who may publish and sign, by the names that they give; without it, whoever can reach the engine's folder.",
        "Wer veröffentlichen und unterschreiben darf, mit den Namen, die sie angeben; ohne diese Angabe alle,"
        " die an den"
        " Ordner der Engine kommen.",
    ),
    "publishing": Sentence(
        "When a second person has to sign, and how long new rules only look on ([more](versions.md)).",
        "Wann ein zweiter Mensch unterschreiben muss, und wie lange neue Regeln nur zusehen ([mehr](versions.de.md)).",
    ),
    "signature": Sentence("How replies are signed.", "Womit Antworten unterschrieben sind."),
    "accept_minutes": Sentence(
        "How long a store may take to accept before the next is asked; 10 if you say nothing.",
        "Wie lange eine Filiale überlegen darf, bevor die nächste gefragt wird; ohne Angabe 10.",
    ),
    "travel_buffer_minutes": Sentence(
        "Reserve on top of preparing and travelling; 15 if you say nothing.",
        "Reserve zu Zubereitung und Weg; ohne Angabe 15.",
    ),
}
