"""PDF guides: every article, every section and the whole site as a well-set, accessible booklet."""
