"""Which rules are true of a moment (`index`), what becomes of them (`firing`), the trace of every leaf (`plain`)."""
