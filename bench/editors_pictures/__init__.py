"""What an editor's picture costs: all its sizes, with marks and without."""
