"""The dataset that the ledger ships with, as tables of events."""
