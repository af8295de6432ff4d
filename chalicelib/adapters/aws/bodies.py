"""What a message's body becomes on SQS, and back: what its queues refuse, or find too large, gets there all the same.

SQS takes the characters of XML 1.0 only, so a body with others is escaped as a whole. One that is larger than the limit
is put on the shelf, and its name on the queue.
"""

from __future__ import annotations

import hashlib
import json
import re

from chalicelib.domain.errors import NotStored
from chalicelib.ports import Shelf

MOST = 256 * 1024
"""Bytes of a message, and of all messages of a batch. SQS takes four times that since 2025, though not on queues whose
own limit was set before; `engine.receive.MAX_QUEUED` is made for this one."""
FOLDER = "queued"
"""On the shelf. What lies there is done with once no queue can hold its name any more: after two months."""
_ESCAPED, _SHELVED = "escaped:", "shelved:"
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def packed(body: str, shelf: Shelf) -> str:
    """As it goes on the queue.

    Raises:
        NotStored: It is too large, and the shelf can't take it.
    """
    text = body
    if not body or _REFUSED.search(body) or body.startswith((_ESCAPED, _SHELVED)):
        text = _ESCAPED + json.dumps(body)
    content = text.encode()
    if len(content) <= MOST:
        return text
    name = f"{FOLDER}/{hashlib.sha256(content).hexdigest()}"
    shelf.put(name, content)
    return _SHELVED + name


def unpacked(text: str, shelf: Shelf) -> str:
    """As it was put.

    Raises:
        NotStored: The shelf can't be read, or doesn't have it any more.
    """
    if text.startswith(_SHELVED):
        name = text.removeprefix(_SHELVED)
        content = shelf.get(name)
        if content is None:
            raise NotStored("a message was too large for its queue, and is not on the shelf any more", where=name)
        text = content.decode()
    if text.startswith(_ESCAPED):
        return str(json.loads(text.removeprefix(_ESCAPED)))
    return text
