"""Which store is able, and why not the others: hours, rosters, distances, feasibility. No clock, no storage."""
