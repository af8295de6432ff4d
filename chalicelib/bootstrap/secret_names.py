"""Which secrets an engine needs: its own, and one for each way in which a platform signs."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.adapters.http.webhook import SECRET as WEBHOOK_SECRET
from chalicelib.books.links import SECRET as LINKS_SECRET
from chalicelib.domain.playbook import Playbook
from chalicelib.platforms.verify import CHALLENGES, SCHEMES


def secret_names(playbooks: Iterable[Playbook]) -> list[str]:
    """Every secret that an engine can make itself."""
    names = [LINKS_SECRET, WEBHOOK_SECRET]
    for playbook in playbooks:
        for name, endpoint in playbook.endpoints.items():
            platform = endpoint.platform
            if platform in SCHEMES:
                kinds = [one[platform].secret for one in (SCHEMES, CHALLENGES) if platform in one]
                names += [f"{platform}/{name}/{kind}" for kind in dict.fromkeys(kinds)]
    return names
