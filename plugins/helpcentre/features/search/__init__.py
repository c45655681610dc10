"""Search: an index made from Articles, and an engine that reads it in the browser (see DESIGN.md)."""
