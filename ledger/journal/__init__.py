"""Tables that people write and read: one a type of event."""
