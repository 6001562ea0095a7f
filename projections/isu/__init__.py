"""The Implementation Support Unit: its budgets, and what came in for it."""
