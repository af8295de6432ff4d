"""What the engine keeps: decisions, cases, outbox, drafts, tasks, ledger, timers. Written once, on the Records port.

A book reads for itself, and for writing it hands out changes: the caller puts those of several books into one
``records.write``, so that they hold together or not at all.
"""
