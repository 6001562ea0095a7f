"""Official claims, audited against the history of events."""
