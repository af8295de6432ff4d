"""Texts that would loop, burst or go down too deep in Jinja as it comes; each is as long as a text may be, or 64 KB."""

from __future__ import annotations

MOST = 4_000
LARGE = 64 * 1024
HARMLESS = ("Hello, your wish {{ wish.things | listed }} is on its way to {{ wish.place }}. " * 50)[: 49 * 79]


def filled(before: str, middle: str, after: str = "", *, around: str = "{{ %s }}") -> str:
    """As many as fit: ``before`` and ``after`` around as ``middle``, the same number of each."""
    room = MOST - len(around) - len(middle)
    times = room // len(before + after)
    return around.replace("%s", before * times + middle + after * times)


HOSTILE: dict[str, str] = {
    "brackets": filled("(", "1", ")"),
    "lists": filled("[", "1", "]"),
    "dicts": filled("{1:", "1", "}"),
    "minus": filled("-", "1"),
    "not": filled("not ", "a"),
    "sums": filled("a+", "a"),
    "ors": filled("a or ", "a"),
    "joins": filled("a~", "a"),
    "compares": filled("a<", "a"),
    "attributes": filled("", "a", ".a"),
    "items": filled("", "a", "[0]"),
    "slices": filled("", "a", "[::-1]"),
    "filters": filled("", "a", "|upper"),
    "choices": filled("", "a", " if a else a"),
    "tests": filled("a is defined and ", "a is defined"),
    "ifs": filled("{% if wish %}", "x", "{% endif %}", around="%s"),
    "elifs": filled("{% elif wish %}", "x", around="{% if wish %}%s{% endif %}"),
    "loops": filled("{% for a in wish.things %}", "x", "{% endfor %}", around="%s"),
    "a loop over letters": "{% for a in '" + "x" * 1_900 + "' %}" + "y" * 2_000 + "{% endfor %}",
    "a loop over a name": "{% for a in wish.place %}" + "{{ a ~ a ~ a }}" * 250 + "{% endfor %}",
    "a loop that says nothing": "{% for a in wish.place %}" + "{% if a == a %}{% endif %}" * 140 + "{% endfor %}",
    "recursion": "{% for a in [[1]] recursive %}{{ loop(a) }}{% endfor %}",
    "digits": filled("9", "9"),
    "powers": filled("9**", "9"),
    "names": "".join(f"{{{{a{n}}}}}" for n in range(480)),
    "tags": filled("{{a}}", "", around="%s"),
    "open tags": filled("{{", "", around="%s"),
    "comments": filled("{#", "", around="%s"),
    "raw": filled("{% raw %}", "", around="%s"),
    "spaces": filled(" \n", "{%- if 1 %}", around="%s"),
    "backslashes": "{{ '" + "\\" * 3_900,
    "quotes": filled("'", ""),
    "braces, 64 KB": "{" * LARGE,
    "tags, 64 KB": "{{a}}" * (LARGE // 5),
    "open tags, 64 KB": "{%" * (LARGE // 2),
    "brackets, 64 KB": "{{ " + "(" * LARGE,
    "spaces, 64 KB": "{{" + " " * LARGE + "}}",
    "quotes, 64 KB": "{{ '" + "\\'" * (LARGE // 2),
}
"""What it is → its source."""
