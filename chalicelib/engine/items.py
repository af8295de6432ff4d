"""What stands on the queue of items."""

from __future__ import annotations

import msgspec

from chalicelib.domain.post import PostEvent, Retraction


class ToConsider(msgspec.Struct, frozen=True, kw_only=True):
    """A post or a retraction; one of the two."""

    brand: str
    post: PostEvent | None = None
    retraction: Retraction | None = None

    @property
    def post_key(self) -> str | None:
        """Of the post that it is about, as it is named here. None: it is about nothing."""
        if self.post is not None:
            return self.post.id
        return None if self.retraction is None else self.retraction.key
