"""Which of the brand's languages a text is written in."""

from __future__ import annotations

import re

from chalicelib.domain.signals import Guess
from chalicelib.normal_form import normalized
from chalicelib.signals.cues import word_set

_TRUSTED = 0.99  # a platform has seen far more of the author than this one text
_FULL_VOTE = 3  # from so many stop words on, they are as good as sure
_HINT = 0.4  # what a letter, an ending or a common word of everyday talk says, beside a stop word

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|<\w+>")
_STOP_WORDS = {
    "en": word_set(
        """
        the a an and or of to in on at for with from by is are was were be been am i i'm i'd i've i'll im my
        me you your u we our it it's its this that these those he she they them not don't dont can't do does
        did have has had can could will would what when where who why how if but so just please pls thanks
        thank hey there here some any all get got want need no yes about out up than then too very
        his her him their us as because been before being between both after again against also always another
        each ever every few into more most much never now off only other over own same should since still such
        through under until while whose which whom won't wouldn't couldn't didn't doesn't isn't aren't wasn't
        weren't haven't hasn't shouldn't that's there's what's he's she's we're we've we'll they're they've
        they'll you're you've you'll i'd it'll let's gonna wanna let
        """
    ),
    "de": word_set(
        """
        der die das den dem des ein eine einen einem einer eines und oder ich du er sie es wir ihr mich mir
        dich dir mein meine dein deine ist sind war waren bin hat habe haben hatte nicht kein keine mit von
        zu zum zur im am auf aus bei nach vor wie wo wann wer warum wenn aber auch nur noch schon bitte
        danke kann kannst sehr mal doch da dass für über euch euer eure
        uns unser unsere unserem unseren ihm ihn ihnen ihre ihrem ihren sein seine seinen meinen meinem meiner
        deinen deiner eurem euren eurer jetzt heute gestern immer wieder mehr nie niemand jemand alle alles
        etwas nichts nix hier dort dann denn weil obwohl damit ob als bis seit ohne gegen durch unter zwischen
        vom beim ins ans habt hab hast seid bist wird werden wurde wurden worden würde könnte könnt muss müssen
        soll sollte will wollen wollt möchte macht gibt geht kommt man sich selbst diese dieser dieses diesen
        diesem jede jeder jedes welche welcher welches was so um an in ne nen gar ganz viel viele
        wieso weshalb ja nein daß zwei drei vier
        """
    ),
    "fr": word_set(
        """
        le la les un une des et est je tu il nous vous pas que qui dans pour avec sur merci mon ma
        """
    ),
    "es": word_set(
        """
        el la los las un una y es yo que en por para con no mi me gracias muy como está
        """
    ),
    "it": word_set(
        """
        il lo la gli un una e è io che di in per con non mi grazie molto come sono
        """
    ),
    "nl": word_set(
        """
        de het een en is ik je van op te met niet voor dat die wat bedankt maar ook
        """
    ),
}
_EVERYDAY = {
    "en": word_set(
        """
        good great love loved best worst new work working help service customer food staff waiting wait hours
        minutes today tomorrow yesterday tonight night morning day week time first last ordered order again
        back make made going come came know think like really people money pay card account app phone bad
        nice amazing awesome delicious terrible closed open free book gym class workout meal dinner lunch
        rude cold wow ok okay sorry hi hello guys thx cheers ever yet down set change find
        """
    ),
    "de": word_set(
        """
        lecker leckeres geil geile geiler toll tolle super klasse prima spitze schön schöne gut gute guter
        gutes schlecht kaputt bock lust hunger kurs kurse studio laden filiale essen fleisch trainer duschen
        umkleide gerät geräte kellner bedienung rechnung vertrag kündigung kündigen termin uhr stunde stunden
        minuten tag tage woche wochen monat monate jahr jahre abend morgen mittag nacht leute frage antwort
        geld euro preis beitrag warten wartezeit gewartet fällt ausgefallen schade leider endlich echt
        wirklich richtig krass hammer wahnsinn gerne gern vielen dank lieben grüße gruß hallo moin servus
        eklig dreckig teuer kalt frech frechheit unverschämt nett freundlich unfreundlich gestern letzte
        nächste neue neuer neues alte jeden nie dicke fettes lob respekt glückwunsch guten sonntag montag
        dienstag mittwoch donnerstag freitag samstag offen geöffnet geschlossen gibts gehts wars
        """
    ),
}
"""Words of everyday talk that speak for a language a little; a text without any stop word is told by them."""
_LOOKS = {
    "en": re.compile(r"\w{3,}(?:ing|tion|ness|ly|ght|ould)$|\w+'(?:t|re|ve|ll|d|m)$"),
    "de": re.compile(
        r".*[äöüß]|\w{3,}(?:ung|ungen|heit|keit|schaft|lich|liche[nrsm]?|isch|ische[nrsm]?|ieren|iert|chen|tzt|eln)$"
        r"|(?:ge\w{3,}(?:t|en)|\w{0,4}sch\w{2,}|ver\w{4,}(?:en|t)|\w{4,}(?:eit|kt?er|aus|auf|pf|ckt|cken|tzen|tz))(?:'s)?$"
    ),
}
"""How words of a language look: its letters and endings."""


def guess(text: str, *, tag: str | None, languages: tuple[str, ...]) -> Guess:
    """The platform's tag if the brand speaks that language, else a vote of words among the brand's languages.

    A stop word is a whole vote; an everyday word, a letter or an ending of a language is a part of one.

    Args:
        tag: BCP 47, any subtags. None: the platform didn't say.
    """
    primary = (tag or "").replace("_", "-").partition("-")[0].lower()
    if primary in languages:
        return Guess(value=primary, p=_TRUSTED)
    plain = normalized("NFC", text).lower().replace("\u2019", "'")
    words = _WORD.findall(_NOT_WORDS.sub(" ", plain))
    votes = {language: _vote(words, language) for language in languages}
    best = max(votes, key=lambda language: votes[language], default=None)
    if best is None or votes[best] == 0:
        return Guess()
    lead = votes[best] / sum(votes.values())
    return Guess(value=best, p=round(lead * min(votes[best], _FULL_VOTE) / _FULL_VOTE * 0.98, 2))


def _vote(words: list[str], language: str) -> float:
    stop_words = _STOP_WORDS.get(language, frozenset())
    everyday, looks = _EVERYDAY.get(language, frozenset()), _LOOKS.get(language)
    vote = 0.0
    for word in words:
        if word in stop_words:
            vote += 1
        elif word in everyday or (looks is not None and looks.match(word) is not None):
            vote += _HINT
    return vote
