"""A help-centre generator on MkDocs and Material.

Read `build/pipeline.py` first: what happens to a site, in the order in which it happens. Then
`article/model.py` (what an article is), `article/reader.py` (HTML to an Article), `build/feature.py` (what a
feature may say), `contact/` (the one source of contact facts) and `problem.py` (every message to an editor).
ARCHITECTURE.md has the house, notes/ the reasons.
"""
