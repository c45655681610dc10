"""Infographics: an article's steps, drawn."""
