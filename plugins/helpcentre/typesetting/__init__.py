"""Typst for PDFs and pictures: fonts, the compiler, and Articles as data that Typst functions draw."""
