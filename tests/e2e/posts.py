"""What platforms deliver about customers' posts: the samples of ``tests/platforms``, and variations of them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "platforms" / "x"

STEAK_ID = "2098765432109876543"
STEAK = f"x:{STEAK_ID}"
STEAK_TEXT = (
    "Hey @Mortons – can you meet me at newark airport with a porterhouse when I land in two hours? K, thanks. :-)"
)
PRAISE_TEXT = "Thank you @Mortons, best porterhouse ever and such a kind team. What a lovely evening!"
REGULAR = "15948437"

Payload = dict[str, Any]


def sample(name: str) -> Payload:
    """A recorded delivery; ``name`` is the file's, without ``.json``."""
    content: Payload = json.loads((SAMPLES / f"{name}.json").read_bytes())
    return content


def mention(text: str, *, post_id: str, author_id: str = REGULAR) -> Payload:
    """Somebody with many followers mentions us, at five past three in New York."""
    payload = sample("steak__activity")
    post = payload["data"]["payload"]
    payload["data"]["event_uuid"] = post_id
    at = text.find("@Mortons")
    post |= {
        "id": post_id,
        "conversation_id": post_id,
        "edit_history_tweet_ids": [post_id],
        "text": text,
        "author_id": author_id,
        "entities": {
            "mentions": [{"start": at, "end": at + 8, "username": "Mortons", "id": "1380001112223334445"}],
        },
    }
    payload["data"]["includes"]["users"][0]["id"] = author_id
    del payload["data"]["includes"]["tweets"]
    return payload


def wish(*, post_id: str = STEAK_ID, author_id: str = REGULAR) -> Payload:
    """The steak tweet, with another id or by somebody else."""
    return mention(STEAK_TEXT, post_id=post_id, author_id=author_id)


def praise(*, post_id: str, author_id: str) -> Payload:
    """What is answered with thanks, without asking a store."""
    return mention(PRAISE_TEXT, post_id=post_id, author_id=author_id)


def deletion(post_id: str) -> Payload:
    """The author deleted the post."""
    payload = sample("steak__delete")
    payload["data"]["payload"]["id"] = post_id
    return payload


def encode(payload: Payload) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()


def signature(raw: bytes, secret: str) -> str:
    """X's signature of a body (docs.x.com/x-api/webhooks/introduction)."""
    digest = hmac.new(secret.encode(), raw, hashlib.sha256).digest()
    return "sha256=" + base64.b64encode(digest).decode()


def comment(text: str, *, comment_id: str, author_id: str = "7301122334455667") -> Payload:
    """Somebody comments on a post of our Page on Facebook, at five past three in New York."""
    payload: Payload = json.loads((ROOT / "tests" / "platforms" / "facebook" / "praise__comment.json").read_bytes())
    value = payload["entry"][0]["changes"][0]["value"]
    value |= {"message": text, "comment_id": comment_id, "from": {"id": author_id, "name": "Anna K."}}
    return payload


def meta_signature(raw: bytes, secret: str) -> str:
    """Meta's signature of a body (developers.facebook.com/docs/graph-api/webhooks/getting-started)."""
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
