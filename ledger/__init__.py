"""The outside of the ledger: store, tables, shipped dataset, command line."""
