"""Answers about simulated programmes, scenario files and how good the forecasts are."""
