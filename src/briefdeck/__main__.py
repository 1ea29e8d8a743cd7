"""`python -m briefdeck` is `briefdeck`."""

from briefdeck.cli import main

main()
