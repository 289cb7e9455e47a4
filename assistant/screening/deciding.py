"""Decide what a message is: emergencies first, then instructions to the program, then what must not be helped with.

Rules over word lists decide, and a learned model seconds them: it takes back what a rule saw where it is all but
sure of the opposite, and adds what the rules missed where it is sure.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.screening.harm import ACTS, means_harm
from assistant.screening.injection import holds_instruction, is_instruction, without_instructions
from assistant.screening.learned import LearnedModel, shipped_model
from assistant.screening.opinion import EMERGENCIES, Reading, opinion, read
from assistant.screening.outcome import Screened, Screening
from assistant.screening.reading import hidden_texts, plain, without_codes
from assistant.screening.rules import Words
from assistant.screening.scope import speaks_of_law
from prompts import load_patterns

logger = logging.getLogger(__name__)

# Kinds that words alone tell to be going on; the first needs no law at all.
_RESCUE = "rescue"
_PLAIN = (_RESCUE, "violence")
_SMALLTALK = {Screening.GREETING: "smalltalk.greeting", Screening.THANKS: "smalltalk.thanks"}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities: below `doubt` a rule's find is taken back, from `sure` on the model alone decides.

    `sure_of_law`: the same for a message that asks what the law says or tells of a lawful way; `sure_unnamed`: for
    one in which no word list finds anything of the kind, so that the model has only letters to go by.
    """

    doubt: float
    sure: float
    sure_of_law: float
    sure_unnamed: float

    def least(self, of_law: bool, named: bool) -> float:
        """The probability from which the model alone decides."""
        return max(self.sure, self.sure_of_law * of_law, self.sure_unnamed * (not named))


# Chosen on cross-fitted authored examples. An emergency missed costs more than one too many.
EMERGENCY = Thresholds(0.03, 0.12, 0.6, 0.22)
HARM = Thresholds(0.25, 0.67, 0.75, 0.68)
INSTRUCTION = Thresholds(0.1, 0.4, 0.6, 0.5)
# Who plans harm tells of a danger too: so far less likely than harm, a rule's find is no emergency.
_PLANNED = 0.08
# What is far likelier a matter of everyday life, as a fever at home, is none where only the model sees it.
_IDLY = 0.4
# An instruction alone, of a boss or a court as it may be, asks for none.
_SOME_HARM = 0.1
# What names an emergency of each kind: one list of every group.
_DANGERS = {
    "self_harm": (("danger.self_harm",),),
    "child": (("danger.child",), ("danger.child_hurt", "danger.child_gone", "danger.attack")),
    "violence": (("danger.attack", "danger.weapon_near", "danger.breaking_in", "danger.locked_away", "danger.ransom"),),
    "medical": (("said.custody",), ("danger.ill",)),
    "scam": (("danger.sent_money", "danger.drained"),),
}
SURE_SMALLTALK = 0.4
# Its patterns repeat what repeats itself: one phrase over and over, torn at its end, took 60 ms at 200 letters and a
# second at 250.
_LONGEST_SMALLTALK = 100
# A message as short as ดีไหม goes with the turn before it.
_MAY_LEAN = 7
# One as short as แล้วลูกผมล่ะ tells too little for letters alone to decide; later in a conversation so does a longer one.
_TELLS_LITTLE, _TELLS_LITTLE_LATER = 20, 60
# From `SURE_NAMED` on where a list names a matter of elsewhere: a dream, homework, another country's law; but
# `SURE_BESIDE_LAW` where a word of a case stands beside it. `SURE_OF_OTHERS` where a word of some trouble told of here
# stands against what only the model sees, as เช่า does.
SURE_ELSEWHERE, SURE_NAMED, SURE_BESIDE_LAW, SURE_OF_OTHERS = 0.5, 0.02, 0.1, 0.8
_ELSEWHERE = ("elsewhere.not_law", "elsewhere.other_law")
_HARMS = ((*ACTS, "form.unseen"),)
_OF_LAW = ("said.of_law", "said.past", "lawful.ways", "lawful.orders", "danger.not_sent", "danger.not_self_harm")


# Neither doubts nor seconds what rules find: harm is the sum of both.
_LEFT_TO_THE_RULES = {
    "emergency.violence": EMERGENCY.doubt,
    "harmful": HARM.doubt - INSTRUCTION.doubt,
    "injection": INSTRUCTION.doubt,
}


def screen(
    folded: str, original: str | None = None, model: LearnedModel | None = None, *, follows: bool = False
) -> Screened:
    """Screen a folded message.

    An injected instruction beside a lawful question is cut out and the question stays; with nothing lawful left
    the outcome is INJECTION.

    Args:
        folded: the message (corpus.normalise.fold).
        original: what was sent, in which words may be hidden by a code.
        model: the learned second opinion; the one that ships where none is given.
        follows: whether a conversation goes on; a short message then tells less by itself.
    """
    text = plain(folded)
    model, plainly = model or shipped_model(), _plainly_now(text)
    reading, likely = _judged(text, model, _TELLS_LITTLE_LATER if follows else _TELLS_LITTLE)
    if kind := plainly if plainly == _RESCUE else _emergency(reading, likely) or plainly:
        return Screened(Screening.EMERGENCY, text, kind)
    if talk := _smalltalk(text):
        return Screened(talk, text)
    hidden = hidden_texts(original) if original else ()
    in_code = any(map(is_instruction, hidden))
    if in_code or _is_instruction(text, likely):
        return _beside_instruction(without_codes(text) if in_code else text, model)
    if _is_harmful(reading, likely) or any(_means_harm(each, model) for each in hidden):
        return Screened(Screening.HARMFUL, text)
    if holds_instruction(text) and (rest := without_instructions(text)):
        # The find is taken back: a boss or a court may have given the order. What can be cut out goes all the same.
        _log_instruction("passed over", text)
        text = rest
    return Screened(_unlike_a_case(text, reading.words, likely), text)


def _plainly_now(text: str) -> str | None:
    """The kind of danger that is going on by its words alone; where it is supposed, past or a matter of law, none."""
    patterns = load_patterns("screening")
    kind = next((kind for kind in _PLAIN if patterns.meets(f"now.{kind}", text)), None)
    elsewhere = patterns.meets("now.not_now", text) and not patterns.meets("now.help_now", text)
    return None if elsewhere else kind


def _unlike_a_case(text: str, words: Words, likely: Mapping[str, float]) -> Screening:
    """Small talk or a matter of elsewhere, where no word of a case stands against it."""
    chats = likely.get("smalltalk", 0.0) >= SURE_SMALLTALK and len(text) > _MAY_LEAN
    if chats and not speaks_of_law(text):
        return Screening.GREETING
    return Screening.ELSEWHERE if _is_elsewhere(text, words, likely) else Screening.CLEAR


def _is_elsewhere(text: str, words: Words, likely: Mapping[str, float]) -> bool:
    probability = likely.get("elsewhere", 0.0)
    case = load_patterns("scope").meets("strong", text)
    if _names_elsewhere(words):
        return probability >= (SURE_BESIDE_LAW if case else SURE_NAMED)
    troubles = load_patterns("families").met(text) or load_patterns("screening_senses").met(words.text, "matter.")
    return not case and len(text) > _TELLS_LITTLE and probability >= (SURE_OF_OTHERS if troubles else SURE_ELSEWHERE)


def _likely(text: str, reading: Reading, model: LearnedModel, tells_little: int) -> Mapping[str, float]:
    """What the model makes of a message; one that is short and names nothing is left to the rules."""
    length = len(reading.words.text)
    danger = any(_is_named(reading.words, naming) for naming in _DANGERS.values())
    harm, elsewhere = _names_harm(reading), _names_elsewhere(reading.words)
    if length <= _TELLS_LITTLE and not (danger or harm or elsewhere):
        return _LEFT_TO_THE_RULES
    likely = opinion(text, model)
    if length > tells_little:
        return likely
    # What a list names may be judged; thanks and a matter of elsewhere are heard all the same.
    heard = {"emergency": danger, "harmful": harm, "injection": harm, "smalltalk": True, "elsewhere": True}
    judged = {label: share for label, share in likely.items() if heard.get(label.partition(".")[0])}
    return {**_LEFT_TO_THE_RULES, **judged}


def _smalltalk(text: str) -> Screening | None:
    if len(text) > _LONGEST_SMALLTALK:
        return None
    patterns = load_patterns("screening")
    return next((kind for kind, name in _SMALLTALK.items() if patterns.meets(name, text)), None)


def _beside_instruction(text: str, model: LearnedModel) -> Screened:
    """What remains beside an instruction, itself screened for harm."""
    rest = without_instructions(text)
    reading, likely = _judged(rest, model)
    if rest and _is_instruction(rest, likely):
        # Rules leave in what only the model sees: its clauses are cut out by the model.
        rest = without_instructions(text, cache(lambda clause: _is_instruction(clause, _judged(clause, model)[1])))
        reading, likely = _judged(rest, model)
    alone = not rest or _is_instruction(rest, likely)
    _log_instruction("refused" if alone else "passed over", text)
    if alone:
        return Screened(Screening.INJECTION, "")
    return Screened(Screening.HARMFUL if _is_harmful(reading, likely) else Screening.CLEAR, rest)


def _log_instruction(outcome: str, text: str) -> None:
    """Never what was written: only that it was, and how long."""
    logger.info("an instruction to the program was %s (%d characters)", outcome, len(text))


def _judged(text: str, model: LearnedModel, tells_little: int = _TELLS_LITTLE) -> tuple[Reading, Mapping[str, float]]:
    reading = read(text)
    return reading, _likely(text, reading, model, tells_little)


def _means_harm(text: str, model: LearnedModel) -> bool:
    """Whether what was hidden in a code asks for harm, or is an order that rules do not know."""
    reading, likely = _judged(text, model)
    return _is_harmful(reading, likely) or likely["injection"] >= INSTRUCTION.sure_of_law


def _emergency(reading: Reading, likely: Mapping[str, float]) -> str | None:
    by_kind = {kind: likely.get(f"emergency.{kind}", 0.0) for kind in EMERGENCIES}
    likeliest = max(by_kind, key=by_kind.__getitem__)
    probability = sum(by_kind.values())
    sure = EMERGENCY.least(_asks_of_law(reading), _is_named(reading.words, _DANGERS[likeliest]))
    sure = max(sure, _IDLY * (likely.get("elsewhere", 0.0) + likely.get("smalltalk", 0.0)))
    doubt = max(EMERGENCY.doubt, _PLANNED * likely.get("harmful", 0.0))
    if probability < (doubt if reading.emergency else sure):
        return None
    # Between violence and a child in danger, the one that the words make likelier; who wants to die is never another's.
    either = reading.emergency in ("violence", "scam") and likeliest == "child"
    return likeliest if either else reading.emergency or likeliest


def _is_instruction(text: str, likely: Mapping[str, float]) -> bool:
    least = INSTRUCTION.doubt if holds_instruction(text) else INSTRUCTION.least(speaks_of_law(text), True)
    return likely["injection"] >= least


def _is_harmful(reading: Reading, likely: Mapping[str, float]) -> bool:
    """Whether harm is asked for; an instruction that was not sure enough to be one may still ask for harm."""
    probability = likely["harmful"] + likely["injection"]
    if means_harm(reading.words, reading.own):
        return probability >= HARM.doubt
    sure = HARM.least(_asks_of_law(reading), _names_harm(reading))
    return probability >= sure and likely["harmful"] >= _SOME_HARM


def _asks_of_law(reading: Reading) -> bool:
    return any(map(reading.words.have, _OF_LAW))


def _names_harm(reading: Reading) -> bool:
    """Whether an act that may be the writer's own is named: what others do, as in ถ้าเขาหนีล่ะ, names none."""
    return _is_named(reading.own, _HARMS)


def _names_elsewhere(words: Words) -> bool:
    """Whether a matter is named that no law told of here settles; abroad, unless something ties it to Thailand."""
    return any(map(words.have, _ELSEWHERE)) or (words.have("elsewhere.abroad") and not words.have("elsewhere.thai"))


def _is_named(words: Words, naming: Sequence[Sequence[str]]) -> bool:
    return all(any(map(words.have, group)) for group in naming)
