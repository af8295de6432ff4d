"""Which of the brand's languages a text is written in."""

from __future__ import annotations

import re

from chalicelib.domain.signals import Guess
from chalicelib.signals.cues import word_set

_TRUSTED = 0.99  # a platform has seen far more of the author than this one text
_FULL_VOTE = 3  # from so many stop words on, they are as good as sure

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_STOP_WORDS = {
    "en": word_set(
        """
        the a an and or of to in on at for with from by is are was were be been am i i'm i'd i've i'll im my
        me you your u we our it it's its this that these those he she they them not don't dont can't do does
        did have has had can could would will what when where who why how if but so just please pls thanks
        thank hey there here some any all get got want need no yes about out up than then too very
        """
    ),
    "de": word_set(
        """
        der die das den dem des ein eine einen einem einer eines und oder ich du er sie es wir ihr mich mir
        dich dir mein meine dein deine ist sind war waren bin hat habe haben hatte nicht kein keine mit von
        zu zum zur im am auf aus bei nach vor wie wo wann wer warum wenn aber auch nur noch schon bitte
        danke kann kannst sehr mal doch da dass für über euch euer eure
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


def guess(text: str, *, tag: str | None, languages: tuple[str, ...]) -> Guess:
    """The platform's tag if the brand speaks that language, else a vote of stop words among the brand's languages.

    Args:
        tag: BCP 47, any subtags. None: the platform didn't say.
    """
    primary = (tag or "").replace("_", "-").partition("-")[0].lower()
    if primary in languages:
        return Guess(value=primary, p=_TRUSTED)
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    votes = {language: sum(word in _STOP_WORDS.get(language, ()) for word in words) for language in languages}
    best = max(votes, key=lambda language: votes[language], default=None)
    if best is None or votes[best] == 0:
        return Guess()
    lead = votes[best] / sum(votes.values())
    return Guess(value=best, p=round(lead * min(votes[best], _FULL_VOTE) / _FULL_VOTE * 0.98, 2))
