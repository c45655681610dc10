"""Editors' own pictures: checked, marked, freed of all that is not seen, in sizes that fit a phone."""
