"""Search: an index made from Articles, and an engine that reads it in the browser (see notes/search.md)."""
