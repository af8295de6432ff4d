"""Problems of rules that can all be read, and would still not do what somebody expects."""

from __future__ import annotations

from chalicelib.domain.problem_kinds.kind import Kind

KINDS: tuple[Kind, ...] = ()
