"""Shapes ↔ calls: HTTP, queues, schedule. Errors become answers here; nothing is decided here."""
