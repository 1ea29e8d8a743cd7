"""Own words, disputes and agreement."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "D601",
        "Facts that give different values for one thing are in one dispute.",
        why="Two cards that contradict each other cannot both be learned, and a reader takes one of them for a "
        "mistake. Where the articles disagree, a dispute says so; else one of the facts is wrong.",
        bad=example("""
            facts:
              - id: count-of-the-union
                fact: The union counted at least **85 captains** on strike.
                cite: harbour:8
                topic: strike
                said_by: the union
                value: {captains-on-strike: at least 85}
              - id: count-of-the-company
                fact: The company counted **60 captains** on strike.
                cite: quay:2
                topic: strike
                said_by: the company
                value: {captains-on-strike: 60}
            """),
        good=example("""
            facts:
              - id: count-of-the-union
                fact: The union counted at least **85 captains** on strike.
                cite: harbour:8
                topic: strike
                said_by: the union
                value: {captains-on-strike: at least 85}
              - id: count-of-the-company
                fact: The company counted **60 captains** on strike.
                cite: quay:2
                topic: strike
                said_by: the company
                value: {captains-on-strike: 60}
            disputes:
              - id: count-of-captains
                question: How many captains were on strike?
                facts: [count-of-the-union, count-of-the-company]
                note: Neither side says how it counted.
            """),
    ),
    Rule(
        "D602",
        "Facts that say almost the same give the same numbers, or are in one dispute.",
        "warning",
        why="Two sentences that differ in a figure alone are mostly one fact told twice, with a slip in one of them, "
        "or two reports that disagree. Where both are right, say in words what tells them apart.",
        bad=example("""
            facts:
              - id: count-of-the-union
                fact: On one count, the captains on strike are **at least 85**.
                cite: harbour:8
                topic: strike
                said_by: the union
              - id: count-of-the-company
                fact: On one count, the captains on strike are **60**.
                cite: quay:2
                topic: strike
                said_by: the company
            """),
        good=example("""
            facts:
              - id: count-of-the-union
                fact: On one count, the captains on strike are **at least 85**.
                cite: harbour:8
                topic: strike
                said_by: the union
              - id: count-of-the-company
                fact: On one count, the captains on strike are **60**.
                cite: quay:2
                topic: strike
                said_by: the company
            disputes:
              - id: count-of-captains
                question: How many captains were on strike?
                facts: [count-of-the-union, count-of-the-company]
                note: Neither side says how it counted.
            """),
    ),
    Rule(
        "D603",
        "A dispute is about two facts or more that are still held.",
        why="It takes two. When one side has been given up, the dispute is over: take it out, or name the fact that "
        "now stands against the other.",
        bad=example("""
            disputes:
              - id: how-many-captains
                question: How many captains were on strike?
                facts: [captains-union]
                note: The union counts at least 85.
            """),
        good=example("""
            disputes:
              - id: how-many-captains
                question: How many captains were on strike?
                facts: [captains-union, captains-company]
                note: The union counts at least 85, the company 60; neither says how it counted.
            """),
    ),
    Rule(
        "D604",
        "The facts of a dispute disagree.",
        why="Where both facts give the same value, the reader of the brief looks in vain for the difference.",
        bad=example("""
            facts:
              - id: passengers
                fact: The strike stranded **1,200 passengers** on four islands.
                cite: harbour:6
                topic: strike
                value: {passengers-stranded: "1,200"}
              - id: travellers
                fact: On four islands 1,200 passengers waited for a ferry.
                cite: harbour:6
                topic: strike
                value: {passengers-stranded: "1,200"}
            disputes:
              - id: how-many-passengers
                question: How many passengers were stranded?
                facts: [passengers, travellers]
            """),
        good=example("""
            facts:
              - id: passengers
                fact: The strike stranded **1,200 passengers** on four islands.
                cite: harbour:6
                topic: strike
                value: {passengers-stranded: "1,200"}
              - id: travellers
                fact: On four islands 1,200 passengers waited for a ferry.
                cite: harbour:6
                topic: strike
                value: {passengers-stranded: "1,200"}
            """),
    ),
)
