"""Answers as rows of plain fields: what the command line prints and the web serves.

Pure functions from a view to an :class:`~ledger.answers.model.Answer`; nothing here reads or
writes anything.
"""
