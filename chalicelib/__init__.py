"""Delight Engine: listens to what customers post, decides by playbooks, acts once."""
