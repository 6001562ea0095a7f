"""Assessed contributions: who is to pay what for which account, who paid, what comes back.

An account is a meeting, or the costs of a year under Article 14.2. Amounts are whole smallest
coins of the account's currency.
"""
