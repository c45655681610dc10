"""What a page shows: its view, its frame, its markup, its policy."""
