"""What the owner set, as the engine sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """What the owner set; read from the environment by `bootstrap` alone.

    Attributes:
        api_bases: Platform → base URL of its API. A platform that isn't there sends nothing: its replies go to
            the local outbox, so that no real message leaves by accident.
        public_url: Base of links in messages, without a slash at its end.
        notices_webhook: URL that gets every message to our people, signed. None: there is none.
        smtp: URL of the server that takes our mail. None: no mail leaves.
        mail_by_ses: Mail leaves through Amazon's SES instead.
        mail_from: Whom mail comes from. None: it stands in the vault.
        sms_by_sns: Text messages leave, through Amazon's SNS.
        sign_in_links: People get into the console by one-time links. False: nobody does yet; commands do the same.
    """

    api_bases: Mapping[str, str] = field(default_factory=dict)
    public_url: str = "http://127.0.0.1:8000"
    notices_webhook: str | None = None
    smtp: str | None = None
    mail_by_ses: bool = False
    mail_from: str | None = None
    sms_by_sns: bool = False
    sign_in_links: bool = True

    @property
    def base_path(self) -> str:
        """The path prefix of all URLs, e.g. API Gateway's stage; empty on one machine."""
        return "/" + self.public_url.partition("://")[2].partition("/")[2] if self.public_url.count("/") > 2 else ""

    def url_for(self, path: str) -> str:
        """An absolute link; the base may carry a path prefix, as API Gateway's stages do."""
        return self.public_url + path
