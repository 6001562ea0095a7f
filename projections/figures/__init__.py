"""Figures as sources state them: ranges, periods, and which of several statements stands."""
