"""The marketers' side: why a rule did or didn't match."""
