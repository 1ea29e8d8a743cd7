"""Card wording: what multiple choice has to be."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "Q524",
        "No option stands for other options.",
        "warning",
        why="Such an option is solved by logic, and shuffling makes it wrong (Haladyna, guideline on all of the "
        "above).",
        bad=example("""
            cards:
              - q: Who joined the ferry strike?
                a: The captains
                wrong: [The cooks, The pilots, All of the above]
            """),
        good=example("""
            cards:
              - q: Who joined the ferry strike?
                a: The captains
                wrong: [The cooks, The pilots, The porters]
            """),
    ),
    Rule(
        "Q525",
        "The right option is about as long as the others.",
        "warning",
        why="The longest option is picked by those who do not know (Haladyna, guideline on the length of options).",
        bad=example("""
            cards:
              - q: Why did the ferry crews stop work?
                a: Their night pay had been cut twice within a single year
                wrong: [The ships were old, The port had closed, The fuel had run out]
            """),
        good=example("""
            cards:
              - q: Why did the ferry crews stop work?
                a: Their pay had been cut
                wrong: [The ships were old, The port had closed, The fuel had run out]
            """),
    ),
    Rule(
        "Q526",
        "Options are of one kind and one unit.",
        "warning",
        why="An option of another kind is ruled out unread (Haladyna, guideline on homogeneous options).",
        bad=example("""
            cards:
              - q: How far is Visby from the mainland?
                a: 90 km
                wrong: [45 km, 120 percent, 180 km]
            """),
        good=example("""
            cards:
              - q: How far is Visby from the mainland?
                a: 90 km
                wrong: [45 km, 120 km, 180 km]
            """),
    ),
    Rule(
        "Q527",
        "One option is right.",
        "warning",
        why="A learner who is right must not be told otherwise (Haladyna, guideline on one right answer).",
        bad=example("""
            cards:
              - q: How many passengers were stranded in Visby?
                a: 1,200
                wrong: ["1200", "900", "2,400"]
            """),
        good=example("""
            cards:
              - q: How many passengers were stranded in Visby?
                a: 1,200
                wrong: ["1,500", "900", "2,400"]
            """),
    ),
    Rule(
        "Q528",
        "No word of the question stands in the right option alone.",
        "warning",
        why="The repeated word points at its option (Haladyna, guideline on clang associations).",
        bad=example("""
            cards:
              - q: Which harbour stayed open through the strike?
                a: Visby harbour
                wrong: [Slite, Ronehamn, Hemse]
            """),
        good=example("""
            cards:
              - q: Which harbour stayed open through the strike?
                a: Visby
                wrong: [Slite, Klintehamn, Ronehamn]
            """),
    ),
    Rule(
        "Q529",
        "An article at the end of a question fits every option.",
        "warning",
        why="Grammar must not rule options out (Haladyna, guideline on grammatical clues).",
        bad=example("""
            cards:
              - q: The vessel that supplied Visby in the strike was an
                a: icebreaker
                wrong: [tanker, barge]
            """),
        good=example("""
            cards:
              - q: Which kind of vessel supplied Visby in the strike?
                a: Icebreaker
                wrong: [Tanker, Trawler, Barge]
            """),
    ),
    Rule(
        "Q530",
        "A negative word in a multiple-choice question stands out.",
        "warning",
        why="A negation that is overread turns a known answer into a wrong one (Haladyna, guideline on negatives).",
        bad=example("""
            cards:
              - q: Which island was not cut off in the ferry strike?
                a: Vinga
                wrong: [Arholma, Sandhamn, Utö]
            """),
        good=example("""
            cards:
              - q: Which island was **not** cut off in the ferry strike?
                a: Vinga
                wrong: [Arholma, Sandhamn, Utö]
            """),
    ),
    Rule(
        "Q531",
        "Multiple choice has three to five options, no two alike.",
        "warning",
        why="Two options are a coin to toss, and beyond five nobody reads (Haladyna, guideline on the number of "
        "options).",
        bad=example("""
            cards:
              - q: Who led the ferry crews’ union in 2031?
                a: Tove Brandt
                wrong: [Mara Lind]
            """),
        good=example("""
            cards:
              - q: Who led the ferry crews’ union in 2031?
                a: Tove Brandt
                wrong: [Mara Lind, Nils Ek]
            """),
    ),
    Rule(
        "Q532",
        "No option alone is absolute.",
        "warning",
        why="An absolute word is known to be in the wrong option (Haladyna, guideline on specific determiners).",
        bad=example("""
            cards:
              - q: How did the Norrland ferries run in the strike?
                a: By night
                wrong: [By day, Never, At weekends]
            """),
        good=example("""
            cards:
              - q: How did the Norrland ferries run in the strike?
                a: By night
                wrong: [By day, In pairs, Weekly]
            """),
    ),
)
