"""Hearing back from readers: did an article help, how was a support case, what was searched in vain."""
