"""What a program writes into the stack's template, for it would be many times the same: alarms, charts, queries."""
