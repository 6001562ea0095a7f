"""The action plans of the Convention: actions, indicators, verdicts, targets."""
