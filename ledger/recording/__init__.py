"""Recording batches: what is recorded, what a batch adds to it, and why one is refused."""
