"""Rules of the ledger: released cards are kept, and output/ matches the sources."""
