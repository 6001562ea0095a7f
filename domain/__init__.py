"""The treaty and nothing else: States, dates, quantities, sources, events and rules.

Nothing in this package reads a file, a clock or a database.
"""
