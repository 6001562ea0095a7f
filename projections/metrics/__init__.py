"""One registry of named questions; claims, indicators, reports and charts are rows of it."""
