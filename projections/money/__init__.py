"""Assessed contributions: who is to pay what for which account, who paid, what comes back.

An account is a meeting, or the costs of a year under Article 14.2. Amounts are whole smallest
coins of the account's currency.

In the order of the questions: ``costs`` and ``accounts`` (what is paid for), ``payers``, ``scales``
and ``assessments`` (who pays which share), ``recorded_invoices``, ``invoice_days`` and ``invoices``
(what was and is to be asked for), ``states_in_accounts``, ``arrears`` and ``schedules`` (what is
owed, paid and open), ``pools`` and ``credits`` (what comes back), ``statement`` and ``standing``
(all of it, by State and by account), ``noticed`` (what stands out).
"""
