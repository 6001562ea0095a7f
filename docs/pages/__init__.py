"""One module for each page that follows from the code; ``docs/generate.py`` writes them."""
