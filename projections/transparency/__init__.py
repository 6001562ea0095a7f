"""What is owed and filed under Article 7: reports, lists of them, silence, and what stands out."""
