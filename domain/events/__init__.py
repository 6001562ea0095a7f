"""The domain events: past-tense facts, one module a subject; ``registry`` knows them all."""
