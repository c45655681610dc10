"""What an article is: its model, its reader, the shape of each kind."""
