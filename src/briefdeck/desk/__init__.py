"""The desk: a page on this machine that shows articles, facts and cards side by side, and edits questions.yaml."""
