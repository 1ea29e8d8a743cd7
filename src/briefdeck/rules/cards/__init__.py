"""Rules Q: cards ask well, alone and together.

Sources: Wozniak, "Twenty rules of formulating knowledge"; Matuschak, "How to write good prompts"; the Anki manual;
Haladyna, Downing and Rodriguez (2002) on multiple choice.
"""
