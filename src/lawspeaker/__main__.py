"""`python -m lawspeaker` is the command line."""

from lawspeaker.cli import main

main()
