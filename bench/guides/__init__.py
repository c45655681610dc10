"""What making PDF guides costs, beside WeasyPrint."""
