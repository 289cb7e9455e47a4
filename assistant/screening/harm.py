"""Whether one who writes means to do harm, or is frightened, harmed, or asks what the law says.

An act counts only where it is the writer's own: acts denied, suffered or done by others are taken out first
(`lawful.not_mine`). Then it must be asked for: a way, a plan, a price, a hired hand, or not being found out.
"""

from assistant.screening.rules import Words

ACTS = (
    "act.flee",
    "act.evidence",
    "act.witness",
    "act.bribe",
    "act.forge",
    "act.launder",
    "act.find_victim",
    "act.frame",
    "act.violence",
    "act.crime",
)
_ASKED_FOR = ("form.how", "form.asked", "form.meant", "form.price", "form.hired", "form.unseen")
_INTENT = ("form.how", "form.asked", "form.meant", "form.hired")


def own_words(words: Words) -> Words:
    """The message without acts that are not the writer's own."""
    text = words.patterns.without("lawful.not_mine", words.text)
    return Words(text, words.patterns) if text != words.text else words


def means_harm(words: Words, own: Words) -> bool:
    """Whether the message asks for help with an act of ACTS."""
    if not any(map(own.have, ACTS)) or _only_looks_for_someone(words, own):
        return False
    if words.have("said.of_law") or words.have("lawful.ways"):
        return own.have("form.unseen") and any(map(own.have, _INTENT))
    return any(map(own.have, _ASKED_FOR))


def _only_looks_for_someone(words: Words, own: Words) -> bool:
    """Whether the only act is looking for a person, with no sign of why that is to be feared."""
    acts = [act for act in ACTS if own.have(act)]
    return acts == ["act.find_victim"] and not words.have("act.revenge")
