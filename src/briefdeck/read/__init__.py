"""Curators' files to records: YAML to nodes with places, nodes to a Bank or a Brief."""
