"""One subject's events in their order: what cannot have happened, and what lacks its premise."""
