"""`python -m helpcentre.cli`."""

from helpcentre.cli import main

main()
