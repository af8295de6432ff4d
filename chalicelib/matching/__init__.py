"""Which rules a moment matches, and the trace of every leaf."""
