"""What depends on a human language: casing, slugs, dates, and the words of the interface."""
