"""Speed: `make bench`. Not part of `make test`: a slow machine is no fault of the program."""
