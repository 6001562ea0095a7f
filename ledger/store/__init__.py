"""The event store: append-only, dated on three axes, tamper-evident.

Only this package knows the ``eventsourcing`` library and the databases. Open a ledger with
:func:`ledger.store.opening.open_store`.
"""
