"""The treaty's rules, one module an article: pure functions from dates to deadlines and faults."""
