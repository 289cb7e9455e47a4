"""Polarity and modality: what a sentence denies, obliges or allows, its source denies, obliges or allows there."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.language_model.aligning import Aligned
from assistant.language_model.clauses import Claim, Word
from assistant.language_model.failures import Failure
from assistant.language_model.lexicon import Sort

_UNDER = 0.6
_FREE = frozenset({"may", "can"})
Pair = tuple[Word, Word]


def claim_failures(aligned: Aligned) -> Iterator[Failure]:
    """Words denied or asserted, obliged or allowed, otherwise than where they stand in the source."""
    pairs = [(said, held) for said, held in aligned.pairs if held is not None]
    if (
        any(not _is_backed(claim, aligned, pairs) for claim in _denials(list(aligned.sentence.words)))
        or any(_is_dropped(claim, aligned, pairs) for claim in _denials(list(aligned.source.words)))
        or _is_read_past(aligned)
        or "negated" in aligned.sentence.marks - aligned.source.marks
    ):
        yield Failure.POLARITY
    if any(_binds_otherwise(said, held) for said, held in pairs if said.sort is Sort.CONTENT) or any(
        _must_refrain(said, held, aligned) for said, held in pairs
    ):
        yield Failure.MODALITY


def _is_read_past(aligned: Aligned) -> bool:
    """Whether the word before one that is told is denied otherwise there, and stands elsewhere as it is here."""
    source = aligned.source.words
    placed = list(zip(aligned.sentence.words, aligned.places, strict=True))
    return any(
        first.clause == second.clause
        and first.sort is second.sort
        and at is not None
        and other
        and at != other - 1
        and _is_twin(first, source[other - 1], source[at])
        for (first, at), (second, other) in pairwise(placed)
    )


def _is_twin(said: Word, beside: Word, told: Word) -> bool:
    """Whether both words of the source are this word, and only the one that is not beside is denied as it is."""
    alike = {said.letters, told.letters, beside.letters}
    denied = said.denied is not None
    return (
        len(min(alike, key=len)) > 1
        and all(min(alike, key=len) in letters for letters in alike)
        and (beside.denied is not None) is not denied
        and (told.denied is not None) is denied
    )


def _denials(words: list[Word]) -> list[Claim]:
    return list({id(word.denied): word.denied for word in words if word.denied is not None}.values())


def _is_backed(claim: Claim, aligned: Aligned, pairs: list[Pair]) -> bool:
    """Whether what a sentence denies is denied in the source too: its head, or the word that the denial is about."""
    members = [(said, held) for said, held in pairs if said.denied is claim]
    heads = [(said, held) for said, held in members if claim in said.heads]
    denied = [(said, held) for said, held in members if held.denied is not None and _agree(claim, held.denied)]
    if claim.kind == "unsaid":
        return any(word.denied.kind == "unsaid" for word in aligned.source.words if word.denied) or bool(denied)
    if not heads:
        return 2 * len(denied) >= len(members) and bool(denied)
    if any(pair in denied for pair in heads):
        return True
    if claim.ends:
        return False
    if claim.kind == "not":
        return any(held.denied in held.heads for _, held in denied)
    return claim.kind == "forbid" and 2 * len(denied) >= len(members)


def _is_dropped(claim: Claim, aligned: Aligned, pairs: list[Pair]) -> bool:
    """Whether the sentence asserts what the source denies."""
    members = [(said, held) for said, held in pairs if held.denied is claim]
    heads = [(said, held) for said, held in members if claim in held.heads]
    if told := heads or ([] if claim.ends else _mostly(members, claim, aligned)):
        asserted = [said for said, held in told if said.exists or not _is_asserted(held, aligned)]
        return bool(asserted) and not any(said.denied is not None for said, _ in told)
    under = [word for word in aligned.source.words if word.under is claim]
    told = [(said, held) for said, held in pairs if held.under is claim]
    clauses = {said.clause for said, _ in told}
    return (
        (len(told) > 1 or any(claim.kind == "can" for said, _ in told for claim in said.modals))
        and len(told) >= _UNDER * len(under)
        and not any(word.denied is not None for word in aligned.sentence.words if word.clause in clauses)
    )


def _mostly(members: list[Pair], claim: Claim, aligned: Aligned) -> list[Pair]:
    """The words of a ban that are told, where they are most of it though its own verb is not."""
    whole = [word for word in aligned.source.words if word.denied is claim]
    return members if claim.wide and len(members) >= _UNDER * len(whole) else []


def _is_asserted(held: Word, aligned: Aligned) -> bool:
    """Whether the source asserts the same actor elsewhere, so that a sentence may name it."""
    return held.sort is Sort.ACTOR and any(
        word.text == held.text and word.denied is None for word in aligned.source.words
    )


def _agree(said: Claim, held: Claim) -> bool:
    """No duty is not a ban; that something is not done may be told of either. A ban on denying bans nothing else."""
    if held.nested and not said.nested:
        return False
    return (said.kind == "free") == (held.kind == "free") or (said.kind == "not" and held.kind == "free")


def _must_refrain(said: Word, held: Word, aligned: Aligned) -> bool:
    """Whether what somebody may leave undone ("ไม่ทำก็ได้") is told as not done."""
    if said.denied is None or held.denied is None or held.denied.kind != "not" or held.denied not in held.heads:
        return False
    last = held is aligned.source.clauses[held.clause].words[-1]
    return last and "can" in _kinds(held) and not aligned.sentence.marks & _FREE


def _binds_otherwise(said: Word, held: Word) -> bool:
    told, there = _kinds(said), _kinds(held)
    if "must" in told and said.denied is None:
        return _heads(said, "must") and bool(there & _FREE) and "must" not in there
    if "should" in told and said.denied is None and held.denied is None:
        return _heads(said, "should") and _heads(held, "must")
    if told & _FREE and said.denied is None:
        return _heads(held, "must") and not there & _FREE
    return not told and said.denied is None and there == {"may"} and bool(held.heads)


def _kinds(word: Word) -> set[str]:
    return {claim.kind for claim in word.modals}


def _heads(word: Word, kind: str) -> bool:
    return any(claim.kind == kind for claim in word.heads)
