"""Rules of the ledger: that what was released stays, and that output/ is what the sources make."""
