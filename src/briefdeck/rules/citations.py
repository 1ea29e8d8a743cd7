"""Citations."""

from briefdeck.problem import Rule, example

RULES = (
    Rule(
        "C101",
        "A citation names an article of the bank.",
        why="A reader who follows the citation must arrive somewhere: the key before the colon is one of `articles:`.",
        bad=example("""
            facts:
              - id: day-of-strike
                fact: The company loses about **$2.4 million** for each day of strike.
                cite: harbor:12
                topic: money
            """),
        good=example("""
            facts:
              - id: day-of-strike
                fact: The company loses about **$2.4 million** for each day of strike.
                cite: harbour:12
                topic: money
            """),
    ),
    Rule(
        "C102",
        "An article is in the concordance.",
        why="Citations are proved from the concordance, so that they can be proved where the texts may not be "
        "published. A new article gets into it by `briefdeck index`.",
        bad=example("""
            articles:
              lighthouse:
                file: lighthouse.txt
                title: The keeper counts ships

            and no `briefdeck index` since
            """),
        good=example("""
            lighthouse.txt put into articles/, and then

            $ briefdeck index
            """),
        form="text",
    ),
    Rule(
        "C103",
        "The text of an article is the one the concordance was made from.",
        why="Another edition of a text has other lines, and a citation that was right may now lead to the line below. "
        "Texts are told apart by their SHA-256, in which one changed character shows.",
        bad="In articles/harbour.txt “Thursday” becomes “Friday”\n",
        good=example("""
            $ briefdeck index
            $ briefdeck check

            and each citation that leads elsewhere now is corrected
            """),
        form="text",
    ),
    Rule(
        "C104",
        "A cited line exists.",
        why="Lines are counted as editors and `grep -n` count them: from 1, blank ones too. A number beyond the end "
        "is most often a slip, or that of a page or paragraph.",
        bad=example("""
            facts:
              - id: raise-offered
                fact: In February the company had offered **4.5 percent** more pay.
                cite: quay:33
                topic: money
            """),
        good=example("""
            facts:
              - id: raise-offered
                fact: In February the company had offered **4.5 percent** more pay.
                cite: quay:3
                topic: money
            """),
    ),
    Rule(
        "C105",
        "A cited line is not blank.",
        why="A blank line says nothing, so it proves nothing. Often the line before or after it is meant.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:7
                topic: strike
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "C106",
        "A cited line is not site furniture.",
        why="Menus, bylines and buttons are of the web page, not of the article; tomorrow they may say something "
        "else. Which lines they are, `furniture:` of the article says.",
        bad=example("""
            facts:
              - id: day-of-strike
                fact: The company loses about **$2.4 million** for each day of strike.
                cite: [harbour:12, harbour:14]
                topic: money
            """),
        good=example("""
            facts:
              - id: day-of-strike
                fact: The company loses about **$2.4 million** for each day of strike.
                cite: harbour:12
                topic: money
            """),
    ),
    Rule(
        "C107",
        "A range of lines runs forwards.",
        why="A range that runs backwards has no lines, so nothing would be proved.",
        bad=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:4-2
                topic: strike
            """),
        good=example("""
            facts:
              - id: routes
                fact: Two of the nine ferry routes are still served.
                said_by: the company
                cite: quay:2-4
                topic: strike
            """),
    ),
    Rule(
        "C108",
        "A fact cites a line once.",
        why="A line that is cited twice looks like two sources. Only another article corroborates.",
        bad=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: [harbour:6, harbour:6]
                topic: strike
            """),
        good=example("""
            facts:
              - id: islands
                fact: The strike stranded passengers on four islands.
                cite: harbour:6
                topic: strike
            """),
    ),
    Rule(
        "C109",
        "A line named as furniture exists.",
        why="A wrong number here leaves a line of the web page open to be cited, or closes one of the article.",
        bad=example("""
            articles:
              harbour:
                file: harbour.txt
                title: Ferry strike halts island crossings
                published: 2031-03-04
                furniture: [3-4, 41]
            """),
        good=example("""
            articles:
              harbour:
                file: harbour.txt
                title: Ferry strike halts island crossings
                published: 2031-03-04
                furniture: [3-4, 14]
            """),
    ),
    Rule(
        "C110",
        "The concordance is one that briefdeck wrote.",
        why="Every proof rests on it, so a damaged one is not used. It is made anew from the texts at any time.",
        bad=example("""
            articles/concordance.json, after a merge:

            <<<<<<< HEAD
            """),
        good=example("""
            articles/concordance.json deleted, and then

            $ briefdeck index
            """),
        form="text",
    ),
)
