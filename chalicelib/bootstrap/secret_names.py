"""Which secrets an engine needs: its own, and one for each way in which a platform signs; and which it can use."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib import platforms
from chalicelib.actions import call_webhook
from chalicelib.adapters import channels
from chalicelib.adapters.http.webhook import SECRET as WEBHOOK_SECRET
from chalicelib.adapters.letters import SENDER
from chalicelib.adapters.mail import PASSWORD
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


def usable_names(playbooks: Iterable[Playbook]) -> list[str]:
    """Every name under which an engine with these playbooks looks for a secret."""
    known = list(playbooks)
    names = [*secret_names(known), PASSWORD, SENDER]
    for playbook in known:
        names += [call_webhook.secret_name(playbook.brand.id, hook) for hook in playbook.brand.hooks]
        names += channels.secret_names(playbook)
        for name, endpoint in playbook.endpoints.items():
            platform = endpoint.platform
            older = SCHEMES[platform].older if platform in SCHEMES else None
            kinds = [platforms.get(platform).token, *([] if older is None else [older.secret])]
            names += [f"{platform}/{name}/{kind}" for kind in kinds]
    return list(dict.fromkeys(names))
