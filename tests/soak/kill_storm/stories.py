"""What people write in a storm, how often, and what the demo brand's rules make of it."""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """A kind of post.

    Attributes:
        share: Of a hundred posts.
        text: ``{us}`` is where the brand is named.
        followers: Of the author, where the platform tells.
        later: What an edit makes of it.
        answered: The key of the action whose reply goes out in any event, behind the post's: at once, or as soon as a
            person approves it. None: that depends.
    """

    name: str
    share: int
    text: str
    followers: int = 300
    later: str = ""
    answered: str | None = None


STORIES = (
    Story(
        "praise",
        38,
        "Thank you {us}, best porterhouse ever and such a kind team. What a lovely evening!",
        later="Thank you {us}, best ribeye ever and such a kind team. What a lovely evening with all of you!",
        answered="thanks-for-praise/0",
    ),
    Story(
        "wish",
        10,
        "Hey {us} – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)",
        followers=128_431,
        later="Hey {us} – can you meet me at newark airport with a porterhouse when I land in three hours? Thanks. :-)",
    ),
    Story(
        "soon",
        2,
        "Hey {us} – can you meet me at newark airport with a porterhouse when I land in 30 minutes? K, thanks. :-)",
        followers=128_431,
        later="Thank you {us}, such a kind team. What a lovely evening!",
    ),
    Story(
        "anger",
        8,
        "{us} an hour in Tampa and not one person came to our table. The manager shrugged and walked off. "
        "Shameful for a place at your prices.",
        followers=31_800,
        later="{us} an hour in Tampa and nobody came to our table. Shameful for a place at your prices. Never again.",
        answered="angry-in-public/1",
    ),
    Story(
        "complaint",
        7,
        "{us} we waited 50 minutes in Hackensack last night and then the porterhouse was cold. Nobody cared. "
        "Very disappointed.",
        later="{us} we waited in Hackensack last night. The porterhouse was fine in the end.",
    ),
    Story(
        "parking",
        8,
        "{us} what time do you open in Hackensack on Sunday? And is there valet parking?",
        later="{us} what time do you open in Tampa on Sunday? And is there valet parking?",
    ),
    Story(
        "beef",
        6,
        "{us} how long do you age your beef, and is it dry or wet?",
        later="{us} how long do you age your beef?",
    ),
    Story(
        "chicken",
        3,
        "{us} my chicken in Tampa was undercooked, pink in the middle. I told the waiter. Please look into it before "
        "the next table gets one.",
        later="{us} my chicken in Tampa was undercooked.",
    ),
    Story(
        "irony",
        3,
        "Great job {us}, an hour on hold and then our table was gone. Thanks for nothing 👏",
        later="{us} an hour on hold and then our table was gone.",
    ),
    Story(
        "table",
        12,
        "{us} see you on Saturday at the bar, as every year.",
        later="{us} see you on Sunday at the bar, as every year.",
    ),
    Story(
        "overheard",
        3,
        "Took my father to Morton's in Boston for his retirement. He had the porterhouse and told the fishing stories "
        "again. Good night.",
        later="Took my father to Morton's in Boston for his retirement. Good night.",
    ),
)
