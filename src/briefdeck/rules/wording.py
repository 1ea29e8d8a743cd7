"""Card wording: what makes a card easy to learn, and hard to get right for the wrong reason.

Sources: Wozniak, "Twenty rules of formulating knowledge"; Matuschak, "How to write good prompts"; the Anki manual;
Haladyna, Downing and Rodriguez (2002) on multiple choice.
"""

from __future__ import annotations

from typing import NamedTuple

from briefdeck.rules.rule import Rule

RULES = (
    Rule("Q501", "An answer has at most 12 words and 80 characters.", "warning"),
    Rule("Q502", "A question has at most 30 words and two sentences.", "warning"),
    Rule("Q503", "A card asks one question.", "warning"),
    Rule("Q504", "An answer is not a list of three or more things.", "warning"),
    Rule("Q505", "A question asks for more than yes or no.", "warning"),
    Rule("Q506", "A question does not offer its answer or lead to it.", "warning"),
    Rule("Q507", "What is seen with a question does not give its answer away.", "warning"),
    Rule("Q508", "A question says whom and what it means.", "warning"),
    Rule("Q509", "A card that speaks of now says when that is.", "warning"),
    Rule("Q510", "A number or office that changes with time has a date.", "warning"),
    Rule("Q512", "A question asks for something definite.", "warning"),
    Rule("Q513", "No two questions are alike but for a word that does not tell them apart.", "warning"),
    Rule("Q514", "No card is there twice.", "warning"),
    Rule("Q515", "A question has one answer, unless its facts are in dispute.", "warning"),
    Rule("Q516", "A deletion is a word or a few, at most half of its sentence.", "warning"),
    Rule("Q517", "A cloze text has at most four deletions, each of whole words.", "warning"),
    Rule("Q518", "What is seen with a deletion does not give it away.", "warning"),
    Rule("Q519", "A cloze text keeps at least four words around its deletion.", "warning"),
    Rule("Q520", "A bare number answers a question that says what is counted.", "warning"),
    Rule("Q521", "An answer has no more decimals than its line.", "warning"),
    Rule("Q522", "An answer that is typed can be typed.", "warning"),
    Rule("Q523", "A reversed question has one answer.", "warning"),
    Rule("Q524", "No option stands for other options.", "warning"),
    Rule("Q525", "The right option is about as long as the others.", "warning"),
    Rule("Q526", "Options are of one kind and one unit.", "warning"),
    Rule("Q527", "One option is right.", "warning"),
    Rule("Q528", "No word of the question stands in the right option alone.", "warning"),
    Rule("Q529", "An article at the end of a question fits every option.", "warning"),
    Rule("Q530", "A negative word in a multiple-choice question stands out.", "warning"),
    Rule("Q531", "Multiple choice has three to five options, no two alike.", "warning"),
    Rule("Q532", "No option alone is absolute.", "warning"),
    Rule("Q537", "A hint does not give its answer away.", "warning"),
)


class Example(NamedTuple):
    """How a rule is broken and kept."""

    bad: str
    """Cards, as YAML, that break this rule and no other of its family."""
    good: str
    """The same cards as an editor would have them."""
    why: str
    """The reason, with its source, as one sentence."""
    line: str = ""
    """The line that the cards cite, where the rule looks at it."""


EXAMPLES = {
    "Q501": Example(
        "- q: Why did the ferry crews stop work?\n"
        "  a: Because the company had cut their night pay twice within a year without asking the union first\n",
        "- q: Why did the ferry crews stop work?\n  a: The company had cut their night pay\n",
        "A long answer is several memories that fail together (Wozniak, rule 4, minimum information).",
    ),
    "Q502": Example(
        "- q: >-\n    The ferries stood still in March. The islands had run out of milk. Who broke the strike?\n"
        "  a: The coast guard\n",
        "- q: Who broke the strike of the Norrland ferries?\n  a: The coast guard\n",
        "Background told in the question is read at every review and learned at none (Wozniak, rule 12, wording).",
    ),
    "Q503": Example(
        "- q: Who signed the harbour treaty and when?\n  a: Mara Lind, in 2031\n",
        "- q: Who signed the harbour treaty of 2031?\n  a: Mara Lind\n",
        "Half an answer cannot be graded, so each question gets a card of its own (Matuschak, focused prompts).",
    ),
    "Q504": Example(
        "- q: Which islands lost their ferry in 2031?\n  a: Arholma, Vinga, Sandhamn and Utö\n",
        "- q: How many islands lost their ferry in 2031?\n  a: Four\n",
        "Sets are the hardest thing to recall, and one forgotten member fails them all (Wozniak, rules 9 and 10).",
    ),
    "Q505": Example(
        "- q: Did the court side with the crews in 2031?\n  a: Yes\n",
        "- q: With whom did the court side in 2031?\n  a: The crews\n",
        "A guess is right half of the time and recalls nothing (Matuschak, yes-or-no prompts).",
    ),
    "Q506": Example(
        "- q: Did ticket prices rise or fall in 2031?\n  a: They fell\n",
        "- q: How did ticket prices change in 2031?\n  a: They fell by a tenth\n",
        "An answer that can be read off the question is not recalled (Matuschak, leading questions).",
    ),
    "Q507": Example(
        "- q: In which year did the 2031 ferry strike begin?\n  a: 2031\n",
        "- q: In which year did the Norrland ferry strike begin?\n  a: 2031\n",
        "An answer that can be read off the card is not recalled (Matuschak, effortful prompts).",
    ),
    "Q508": Example(
        "- q: When did he leave the ferry union?\n  a: In March 2031\n",
        "- q: When did Tove Brandt leave the ferry union?\n  a: In March 2031\n",
        "A card comes up alone, months later, among hundreds of others (Wozniak, rule 16, context cues).",
    ),
    "Q509": Example(
        "- q: Who currently leads the ferry crews’ union?\n  a: Tove Brandt\n",
        "- q: Who led the ferry crews’ union in March 2031?\n  a: Tove Brandt\n",
        "What is true now will not be when the card comes up (Wozniak, rule 19, date stamping).",
    ),
    "Q510": Example(
        "- q: How many Norrland ferries are out of service?\n  a: Twelve\n",
        "- q: How many Norrland ferries were out of service on 4 March 2031?\n  a: Twelve\n",
        "A figure that changes is only true with its date (Wozniak, rule 19, date stamping).",
    ),
    "Q512": Example(
        "- q: What happened in Visby?\n  a: The ferry crews walked out\n",
        "- q: Who walked out in Visby on 3 March 2031?\n  a: The ferry crews\n",
        "A question with many right answers trains the guess which one is meant (Matuschak, precise prompts).",
    ),
    "Q513": Example(
        "- q: How many passengers of the Norrland line were stranded by the crews’ strike?\n  a: 1,200\n"
        "- id: islands\n"
        "  q: How many passengers of the Norrland line were stranded by the night crews’ strike?\n  a: 900\n",
        "- q: How many passengers were stranded by the strike of all Norrland crews?\n  a: 1,200\n"
        "- id: islands\n  q: How many passengers were stranded when only night crews were on strike?\n  a: 900\n",
        "Cards that look alike are confused for ever (Wozniak, rule 11, interference).",
    ),
    "Q514": Example(
        "- q: Who leads the ferry crews’ union?\n  a: Tove Brandt\n"
        "- id: again\n  q: Who leads the ferry crews’ union?\n  a: Tove Brandt\n",
        "- q: Who leads the ferry crews’ union?\n  a: Tove Brandt\n"
        "- id: work\n  q: What work did Tove Brandt do before the strike?\n  a: She was a pilot\n",
        "It is studied twice for nothing, and Anki marks it as a duplicate (Anki manual, duplicate check).",
    ),
    "Q515": Example(
        "- q: Who spoke for the ferry crews?\n  a: Tove Brandt\n"
        "- id: court\n  q: Who spoke for the ferry crews?\n  a: Mara Lind\n",
        "- q: Who spoke for the ferry crews on the quay?\n  a: Tove Brandt\n"
        "- id: court\n  q: Who spoke for the ferry crews in court?\n  a: Mara Lind\n",
        "Whichever answer comes to mind, one of the two cards is failed (Matuschak, consistent prompts).",
    ),
    "Q516": Example(
        "- cloze: Tove Brandt is {{c1::the}} leader of the ferry crews.\n",
        "- cloze: Tove Brandt is the leader of the {{c1::ferry crews}}.\n",
        "Too little is guessed from grammar, too much cannot be recalled (Wozniak, rule 5, cloze deletion).",
    ),
    "Q517": Example(
        "- cloze: >-\n    On {{c1::3 March}} the {{c2::captains}}, led by {{c3::Tove Brandt}}, left {{c4::1,200}}\n"
        "    people on {{c5::four}} islands without a ferry.\n",
        "- cloze: On 3 March the captains left {{c1::1,200}} people on {{c2::four}} islands without a ferry.\n",
        "A sentence with so much to forget is too full for one note (Wozniak, rule 4, minimum information).",
    ),
    "Q518": Example(
        "- cloze: The company offered a {{c1::raise}}, and the crews refused the raise.\n",
        "- cloze: The company offered a {{c1::raise}}, and the crews refused.\n",
        "A deletion that can be read elsewhere on the card is not recalled (Matuschak, effortful prompts).",
    ),
    "Q519": Example(
        '- cloze: "{{c1::Visby}} went dark."\n',
        "- cloze: When the ferries stopped in March 2031, {{c1::Visby}} went dark.\n",
        "Without context many words fit the gap (Wozniak, rule 16, context cues).",
    ),
    "Q520": Example(
        '- q: What did the crossing to Visby rise to in 2031?\n  a: "43"\n',
        "- q: What did the crossing to Visby rise to in 2031?\n  a: 43 euros\n",
        "A number without its unit is learned as a sound (Wozniak, rule 12, wording).",
    ),
    "Q521": Example(
        "- q: How long is the pier of Visby?\n  a: 40.0 metres\n",
        "- q: How long is the pier of Visby?\n  a: 40 metres\n",
        "Decimals that the source does not have claim a measurement that nobody made.",
        "The pier of Visby is 40 metres long.",
    ),
    "Q522": Example(
        "- q: What did the crews call their strike of 2031?\n  a: The “long night”\n  accept: [“long night”]\n",
        "- q: What did the crews call their strike of 2031?\n  a: The “long night”\n  accept: [the long night]\n",
        "What is typed is compared letter by letter (Anki manual, checking your answer).",
    ),
    "Q523": Example(
        "- q: In which year did the ferry strike begin?\n  a: 2031\n  reverse: What began in 2031?\n",
        "- q: In which year did the ferry strike begin?\n  a: 2031\n"
        "  reverse: Which dispute on the Norrland ferries began in 2031?\n",
        "Much shares a year, a number or a name, so the way back needs words of its own (Wozniak, rule 11).",
    ),
    "Q524": Example(
        "- q: Who joined the ferry strike?\n  a: The captains\n  wrong: [The cooks, The pilots, All of the above]\n",
        "- q: Who joined the ferry strike?\n  a: The captains\n  wrong: [The cooks, The pilots, The porters]\n",
        "Such an option is solved by logic, and shuffling makes it wrong (Haladyna, guideline on all of the above).",
    ),
    "Q525": Example(
        "- q: Why did the ferry crews stop work?\n  a: Their night pay had been cut twice within a single year\n"
        "  wrong: [The ships were old, The port had closed, The fuel had run out]\n",
        "- q: Why did the ferry crews stop work?\n  a: Their pay had been cut\n"
        "  wrong: [The ships were old, The port had closed, The fuel had run out]\n",
        "The longest option is picked by those who do not know (Haladyna, guideline on the length of options).",
    ),
    "Q526": Example(
        "- q: How far is Visby from the mainland?\n  a: 90 km\n  wrong: [45 km, 120 percent, 180 km]\n",
        "- q: How far is Visby from the mainland?\n  a: 90 km\n  wrong: [45 km, 120 km, 180 km]\n",
        "An option of another kind is ruled out unread (Haladyna, guideline on homogeneous options).",
    ),
    "Q527": Example(
        '- q: How many passengers were stranded in Visby?\n  a: 1,200\n  wrong: ["1200", "900", "2,400"]\n',
        '- q: How many passengers were stranded in Visby?\n  a: 1,200\n  wrong: ["1,500", "900", "2,400"]\n',
        "A learner who is right must not be told otherwise (Haladyna, guideline on one right answer).",
    ),
    "Q528": Example(
        "- q: Which harbour stayed open through the strike?\n  a: Visby harbour\n  wrong: [Slite, Ronehamn, Hemse]\n",
        "- q: Which harbour stayed open through the strike?\n  a: Visby\n  wrong: [Slite, Klintehamn, Ronehamn]\n",
        "The repeated word points at its option (Haladyna, guideline on clang associations).",
    ),
    "Q529": Example(
        "- q: The vessel that supplied Visby in the strike was an\n  a: icebreaker\n  wrong: [tanker, barge]\n",
        "- q: Which kind of vessel supplied Visby in the strike?\n  a: Icebreaker\n  wrong: [Tanker, Trawler, Barge]\n",
        "Grammar must not rule options out (Haladyna, guideline on grammatical clues).",
    ),
    "Q530": Example(
        "- q: Which island was not cut off in the ferry strike?\n  a: Vinga\n  wrong: [Arholma, Sandhamn, Utö]\n",
        "- q: Which island was **not** cut off in the ferry strike?\n  a: Vinga\n  wrong: [Arholma, Sandhamn, Utö]\n",
        "A negation that is overread turns a known answer into a wrong one (Haladyna, guideline on negatives).",
    ),
    "Q531": Example(
        "- q: Who led the ferry crews’ union in 2031?\n  a: Tove Brandt\n  wrong: [Mara Lind]\n",
        "- q: Who led the ferry crews’ union in 2031?\n  a: Tove Brandt\n  wrong: [Mara Lind, Nils Ek]\n",
        "Two options are a coin to toss, and beyond five nobody reads (Haladyna, guideline on the number of options).",
    ),
    "Q532": Example(
        "- q: How did the Norrland ferries run in the strike?\n  a: By night\n  wrong: [By day, Never, At weekends]\n",
        "- q: How did the Norrland ferries run in the strike?\n  a: By night\n  wrong: [By day, In pairs, Weekly]\n",
        "An absolute word is known to be in the wrong option (Haladyna, guideline on specific determiners).",
    ),
    "Q537": Example(
        "- cloze: The union of the ferry crews is led by {{c1::Tove Brandt::Tove Brand…}}.\n",
        "- cloze: The union of the ferry crews is led by {{c1::Tove Brandt::a former pilot}}.\n",
        "A hint that spells the answer leaves nothing to recall (Anki manual, hint fields).",
    ),
}
"""For each rule how it is broken, how it is kept, and why."""
