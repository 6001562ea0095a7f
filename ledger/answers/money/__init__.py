"""Answers on money: assessed contributions and the Support Unit, a module for each question."""
