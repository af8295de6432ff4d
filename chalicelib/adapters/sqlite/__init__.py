"""Records and queues in one SQLite file: durable with nothing but Python."""
