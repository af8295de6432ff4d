"""The outside over HTTP: platforms' APIs and signed webhooks, with urllib3."""
