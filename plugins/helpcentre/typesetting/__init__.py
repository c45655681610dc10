"""Typst: fonts, the compiler, and an Article's blocks as data that Typst functions draw. For PDFs and pictures."""
