"""How X, Facebook and a brand's own program speak, as far as a stand-in has to."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from tests.e2e.standin import Asked, Posted, Reply

FIRST_ID = 2_200_000_000_000_000_001
"""Above the ids of all posts that are answered, as on X."""
PAGE = "104870563214499"


class X:
    """API v2 (docs.x.com/x-api)."""

    def reads(self, path: str, content: Any) -> tuple[str, str, bool]:
        return content["reply"]["in_reply_to_tweet_id"], content["text"], False

    def new_id(self, asked: Asked, number: int) -> str:
        return str(FIRST_ID + number)

    def took(self, posted: Posted) -> Reply:
        return Reply(201, {"data": {"id": posted.id, "text": posted.text}})

    def shows(self, path: str, query: Mapping[str, str], posted: Sequence[Posted]) -> object:
        """What we wrote since, newest first, as X shows it: escaped, the author's handle in front."""
        listed = [
            {
                "id": one.id,
                "text": "@petershank " + one.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                "referenced_tweets": [{"type": "replied_to", "id": one.answers}],
            }
            for one in reversed(posted)
            if path.endswith("/tweets") and int(one.id) > int(query["since_id"])
        ]
        return {"data": listed, "meta": {"result_count": len(listed)}} if listed else {"meta": {}}

    def problem(self, how: str) -> Reply | None:
        uninvited = "Reply to this conversation is not allowed as you have not been mentioned or otherwise engaged"
        status, detail = {
            "too_many": (429, "Too Many Requests"),
            "unavailable": (503, "Service Unavailable"),
            "broken": (500, "Internal Server Error"),
            "not_summoned": (403, uninvited),
            "duplicate": (403, "You are not allowed to create a Tweet with duplicate content."),
        }.get(how, (0, ""))
        if status == 0:
            return None
        again = {"x-rate-limit-reset": str(int(time.time()) + 1), "x-rate-limit-remaining": "0"}
        content = {"title": "Problem", "detail": detail, "type": "about:blank", "status": status}
        return Reply(status, content, again if status == 429 else {})

    def refuses(self, asked: Asked, posted: Sequence[Posted]) -> Reply | None:
        return None


class Facebook:
    """The Graph API of a Page (developers.facebook.com/docs/graph-api).

    Attributes:
        threads: Comment → the comment that began its thread, for those that began none.
    """

    def __init__(self, threads: Mapping[str, str] | None = None) -> None:
        self.threads = threads or {}

    def reads(self, path: str, content: Any) -> tuple[str, str, bool]:
        if path == f"/{PAGE}/messages":
            recipient = content["recipient"]
            return recipient.get("comment_id") or recipient["post_id"], content["message"]["text"], True
        below, edge = path.strip("/").split("/")
        assert edge == "comments"
        return below, content["message"], False

    def new_id(self, asked: Asked, number: int) -> str:
        return f"m_{number}-Az" if asked.private else f"912345678901234_{700_000_000_000_000 + number}"

    def took(self, posted: Posted) -> Reply:
        if posted.private:
            return Reply(200, {"recipient_id": "7301122334455667", "message_id": posted.id})
        return Reply(200, {"id": posted.id})

    def shows(self, path: str, query: Mapping[str, str], posted: Sequence[Posted]) -> object:
        about, _, edge = path.strip("/").partition("/")
        ours = {"id": PAGE, "name": "Morton's"}
        below = {} if about.startswith(f"{PAGE}_") else {"parent": {"id": about}}
        said = [
            {"id": one.id, "message": one.text, "from": ours, **below}
            for one in reversed(posted)
            if about in {one.answers, self.threads.get(one.answers)} and one.private is not (edge == "comments")
        ]
        if edge == "comments":
            return {"data": said}
        shown: dict[str, object] = {"id": about, "can_reply_privately": not said}
        if said and "private_reply_conversation" in query["fields"]:
            shown["private_reply_conversation"] = {"id": "t_1", "messages": {"data": said}}
        return shown

    def problem(self, how: str) -> Reply | None:
        status, code = {
            "too_many": (400, 32),
            "unavailable": (503, 2),
            "broken": (500, 1),
            "expired": (400, 190),
            "duplicate": (400, 506),
        }.get(how, (0, 0))
        if status == 0:
            return None
        usage = '{"1": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 1}]}'
        error = {"message": f"(#{code}) Something", "type": "OAuthException", "code": code, "fbtrace_id": "A"}
        return Reply(status, {"error": error}, {"x-business-use-case-usage": usage} if code == 32 else {})

    def refuses(self, asked: Asked, posted: Sequence[Posted]) -> Reply | None:
        """A second private answer to one post."""
        if not asked.private or not any(one.private and one.answers == asked.answers for one in posted):
            return None
        return Reply(400, {"error": {"message": "(#10900) Activity already replied to", "code": 10900}})


class Program:
    """One of the brand's own programs, which is told that a rule matched: what it is told "answers" the post."""

    def reads(self, path: str, content: Any) -> tuple[str, str, bool]:
        told = content["data"]
        return told["post_key"], told["rule"], False

    def new_id(self, asked: Asked, number: int) -> str:
        return asked.headers["webhook-id"]

    def took(self, posted: Posted) -> Reply:
        return Reply(200, {})

    def shows(self, path: str, query: Mapping[str, str], posted: Sequence[Posted]) -> object:
        return {}

    def problem(self, how: str) -> Reply | None:
        return Reply(503, {}) if how == "unavailable" else None

    def refuses(self, asked: Asked, posted: Sequence[Posted]) -> Reply | None:
        return None
