"""Nouns: frozen types that every room shares. No input, no output, no clock."""
