"""What held at a date, as known at a date, as recorded at a position: folds over events."""
