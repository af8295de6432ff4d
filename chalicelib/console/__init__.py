"""Pages for people: values in, HTML out. No storage, no clock, no network."""
