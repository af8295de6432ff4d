"""What publishing says to people, in English and German."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.domain.sentence import Language

REFUSALS: Mapping[str, Mapping[Language, str]] = {
    "no_name": {
        "en": "Who are you? Give your name with --as NAME.",
        "de": "Wer sind Sie? Nennen Sie Ihren Namen mit --as NAME.",
    },
    "no_reason": {
        "en": 'Why? Say it with --reason "…"; it stands in the journal.',
        "de": 'Warum? Sagen Sie es mit --reason "…"; es steht im Journal.',
    },
    "not_a_marketer": {
        "en": "'{name}' is none of the marketers in brand.json: {marketers}.",
        "de": "'{name}' steht nicht unter den marketers in brand.json: {marketers}.",
    },
    "in_force_already": {
        "en": "Nothing to do: {version} of {brand} is in force already, by {by}, {at}: {reason}",
        "de": "Nichts zu tun: {version} von {brand} gilt schon, durch {by}, {at}: {reason}",
    },
    "waits_already": {
        "en": "{version} of {brand} waits already, proposed by {by}, {at}: {reason}\n"
        "Sign it (delight publish --sign {version} --as NAME) or withdraw it (delight publish --withdraw {version} "
        '--reason "…" --as NAME) first.',
        "de": "{version} von {brand} wartet schon, vorgeschlagen von {by}, {at}: {reason}\n"
        "Erst unterschreiben (delight publish --sign {version} --as NAME) oder zurückziehen (delight publish "
        '--withdraw {version} --reason "…" --as NAME).',
    },
    "overtaken": {
        "en": "Somebody was faster, and nothing of yours was done. {brand}: {version} {done} by {by}, {at}: {reason}\n"
        "See what that changes (delight diff --brand {brand}), then decide again.",
        "de": "Jemand war schneller, und von Ihnen wurde nichts getan. {brand}: {version} {done} von {by}, {at}: "
        "{reason}\nSehen Sie nach, was das ändert (delight diff --brand {brand}), und entscheiden Sie dann neu.",
    },
    "same_person": {
        "en": "{name} proposed it, so somebody else has to sign.",
        "de": "{name} hat es vorgeschlagen, also muss jemand anderes unterschreiben.",
    },
    "only_one_marketer": {
        "en": "{brand} has only one marketer, so nobody can sign: it comes into force by itself, {until}.",
        "de": "{brand} hat nur eine Person im Marketing, also kann niemand unterschreiben: "
        "es gilt von selbst ab {until}.",
    },
    "nothing_waits": {"en": "Nothing waits.", "de": "Nichts wartet."},
    "nothing_before": {
        "en": "There is no version of {brand} before this one.",
        "de": "Es gibt keine Version von {brand} vor dieser.",
    },
    "never_in_force": {
        "en": "{version} was never in force, so there is no way back to it: publish its folder.",
        "de": "{version} galt nie, also führt kein Weg dorthin zurück: veröffentlichen Sie den Ordner.",
    },
    "does_not_pass": {
        "en": "{version} can't be put in force again: {why}",
        "de": "{version} kann nicht wieder gelten: {why}",
    },
    "nothing_published": {
        "en": "Nothing was published here yet. Is --data the engine's folder?",
        "de": "Hier wurde noch nichts veröffentlicht. Ist --data der Ordner der Engine?",
    },
    "which_brand": {"en": "Which brand? Say --brand: {brands}.", "de": "Welche Marke? Sagen Sie --brand: {brands}."},
    "no_such_brand": {
        "en": "There is no brand '{brand}'; there is {brands}.",
        "de": "Es gibt keine Marke '{brand}'; es gibt {brands}.",
    },
    "no_such_version": {
        "en": "No version begins with '{version}' (at least 4 digits); there is {known}.",
        "de": "Keine Version beginnt mit '{version}' (mindestens 4 Stellen); es gibt {known}.",
    },
    "ambiguous_version": {
        "en": "'{version}' could be {known}: give more digits, or the --brand.",
        "de": "'{version}' kann {known} sein: mehr Stellen angeben, oder die Marke mit --brand.",
    },
}
"""By `Refused.code`."""

DONE: Mapping[str, Mapping[Language, str]] = {
    "published": {"en": "published", "de": "veröffentlicht"},
    "rolled_back": {"en": "put in force again", "de": "wieder in Kraft gesetzt"},
    "proposed": {"en": "proposed", "de": "vorgeschlagen"},
    "withdrawn": {"en": "withdrawn", "de": "zurückgezogen"},
}
"""By `Publication.what`."""

OVER: Mapping[str, Mapping[Language, str]] = {
    "cost_cents_per_day": {
        "en": "{more} cents more a day than now; without a second person at most {limit}",
        "de": "{more} Cent am Tag mehr als jetzt; ohne zweite Person höchstens {limit}",
    },
    "public_texts_per_day": {
        "en": "{more} public texts more a day than now; without a second person at most {limit}",
        "de": "{more} öffentliche Texte am Tag mehr als jetzt; ohne zweite Person höchstens {limit}",
    },
    "rules_of_publishing": {
        "en": "it loosens the rules of publishing in brand.json, or changes who the marketers are",
        "de": "sie lockert die Regeln fürs Veröffentlichen in brand.json, oder ändert, wer zum Marketing gehört",
    },
}

SAID: Mapping[str, Mapping[Language, str]] = {
    "now_in_force": {
        "en": "{brand}: {version} is in force. A running engine takes it up within seconds.",
        "de": "{brand}: {version} gilt. Eine laufende Engine übernimmt sie binnen Sekunden.",
    },
    "no_engine_yet": {
        "en": "No engine has run on {data} yet; it decides from the first start on.",
        "de": "Auf {data} lief noch keine Engine; sie gilt vom ersten Start an.",
    },
    "replaces": {
        "en": "It replaces {version}, by {by}, {at}: {reason}",
        "de": "Sie ersetzt {version}, von {by}, {at}: {reason}",
    },
    "on_trial": {
        "en": "In shadow until {until}: {rules}",
        "de": "Im Schatten bis {until}: {rules}",
    },
    "waits": {
        "en": "{brand}: {version} is not in force yet:",
        "de": "{brand}: {version} gilt noch nicht:",
    },
    "wants_signature": {
        "en": "A second person has to sign it:  {command} publish --sign {digits} --as NAME{data}",
        "de": "Eine zweite Person muss unterschreiben:  {command} publish --sign {digits} --as NAME{data}",
    },
    "wants_time": {
        "en": "It comes into force by itself, {until}, unless it is withdrawn:  "
        '{command} publish --withdraw {digits} --reason "…" --as NAME{data}',
        "de": "Sie gilt von selbst ab {until}, wenn sie niemand zurückzieht:  "
        '{command} publish --withdraw {digits} --reason "…" --as NAME{data}',
    },
    "withdrawn": {
        "en": "{brand}: {version} waits no more. In force stays {in_force}.",
        "de": "{brand}: {version} wartet nicht mehr. Es gilt weiter {in_force}.",
    },
    "entry": {"en": "{done} by {by}{signed}: {reason}", "de": "{done} von {by}{signed}: {reason}"},
    "signed_by": {"en": ", signed by {name}", "de": ", unterschrieben von {name}"},
    "in_force": {"en": "in force", "de": "gilt"},
    "waiting": {"en": "waits", "de": "wartet"},
    "first_start": {"en": "first start", "de": "erster Start"},
    "nothing_differs": {"en": "{brand}: nothing differs.", "de": "{brand}: nichts ist anders."},
    "came": {"en": "new", "de": "neu"},
    "went": {"en": "gone", "de": "weg"},
    "rule": {"en": "rule", "de": "Regel"},
    "text": {"en": "text", "de": "Text"},
    "store": {"en": "store", "de": "Filiale"},
    "setting": {"en": "setting", "de": "Einstellung"},
    "channel": {"en": "channel", "de": "Kanal"},
    "example": {"en": "example", "de": "Beispiel"},
    "guideline": {"en": "guideline", "de": "Leitlinie"},
}


def sentence(words: Mapping[str, Mapping[Language, str]], code: str, language: Language, **facts: object) -> str:
    """One sentence with what it needs put in, whole: a command in it can be copied."""
    return words[code][language].format_map({name: _plain(str(fact)) for name, fact in facts.items()})


def _plain(text: str) -> str:
    """Without what moves a terminal's cursor; names and reasons are whatever somebody typed."""
    return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)
