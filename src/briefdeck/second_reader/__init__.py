"""The second reader, which a curator brings: a model or a program that reads statements beside their lines.

Nothing here is asked except by `check --reader`, and the libraries of the extra `reader` are imported only then.
"""
