"""A help-centre generator on MkDocs and Material.

Read `plugin.py` first: it is the whole pipeline on one page. Then `article.py` (what an article is),
`article_reader.py` (HTML to an Article), `contact/` (the one source of contact facts) and `problem.py`
(every message to an editor). ARCHITECTURE.md has the house and its reasons.
"""
