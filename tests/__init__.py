"""The promises of briefdeck, one test each."""
