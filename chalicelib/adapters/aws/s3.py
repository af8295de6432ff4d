"""A shelf on S3: each name is a key in a bucket, which keeps earlier versions of it."""

from __future__ import annotations

from chalicelib.adapters.aws import faults
from chalicelib.adapters.aws.clients import client
from chalicelib.domain import shelf_names


class S3Shelf:
    """`ports.Shelf` in a bucket. S3 answers a put once it is durable, and whoever asks afterwards gets it.

    Whoever reads needs ``s3:ListBucket`` too: without it, S3 calls everything that isn't there forbidden.
    """

    def __init__(self, bucket: str, *, prefix: str = "") -> None:
        """Open it.

        Args:
            prefix: Begins every key, e.g. ``kept/``.
        """
        self._bucket = bucket
        self._prefix = prefix

    def put(self, name: str, content: bytes) -> None:
        """See `ports.Shelf.put`."""
        key = self._key(name)
        with faults.told(f"{self._bucket}/{key}"):
            client("s3").put_object(Bucket=self._bucket, Key=key, Body=content)

    def get(self, name: str) -> bytes | None:
        """See `ports.Shelf.get`."""
        key = self._key(name)
        with faults.told(f"{self._bucket}/{key}"):
            try:
                return bytes(client("s3").get_object(Bucket=self._bucket, Key=key)["Body"].read())
            except Exception as error:
                if faults.code_of(error) == "NoSuchKey":
                    return None
                raise

    def _key(self, name: str) -> str:
        return self._prefix + "/".join(shelf_names.parts(name))
