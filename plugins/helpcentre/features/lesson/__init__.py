"""Video lessons: a how-to's steps as a short silent film, or an editor's own recording in its place."""
