"""This browser and device against what the site needs: tables of an article, and a check."""
