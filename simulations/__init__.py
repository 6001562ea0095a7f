"""Projects a state of the Convention forward: models of the programmes that still have to finish.

Takes its starting points from `projections` and its rules from `domain`; imports nothing of
`ledger`.
"""
