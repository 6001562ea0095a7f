"""Meetings, their schedules and decisions, and who holds which office (Articles 11 and 12)."""
