"""Signs that a sentence says something else than its source: none is proof by itself, `entailment` weighs them."""

from enum import StrEnum

from assistant.language_model.failures import Failure


class Sign(StrEnum):
    """What was met; `FAILURES` tells what each speaks for."""

    # words
    FOREIGN = "foreign"
    CLAIM_ALONE = "claim_alone"
    OPPOSITE = "opposite"
    ORDER = "order"
    EXCHANGED = "exchanged"
    COMPARED = "compared"
    # denied and allowed
    REVERSED = "reversed"
    DENIED = "denied"
    FREED = "freed"
    NEGATED = "negated"
    BOUND = "bound"
    NOT_ADDED = "not_added"
    NOT_LOST = "not_lost"
    CANNOT_FOR_CAN = "cannot_for_can"
    CAN_FOR_CANNOT = "can_for_cannot"
    CANNOT_ADDED = "cannot_added"
    MUST_ADDED = "must_added"
    MUST_FOR_CAN = "must_for_can"
    DUTY_LIFTED = "duty_lifted"
    # between two words of the source
    POLARITY_BETWEEN = "polarity_between"
    MODALITY_BETWEEN = "modality_between"
    CONDITION_BETWEEN = "condition_between"
    # who acts
    ACTOR_ADDED = "actor_added"
    ACTS_OTHERWISE = "acts_otherwise"
    OTHER_BEFORE_VERB = "other_before_verb"
    OTHER_NEAR_VERB = "other_near_verb"
    STRANGER_NEAR_VERB = "stranger_near_verb"
    OTHER_OBJECT = "other_object"
    OTHER_FIRST = "other_first"
    ACTORS_MIRRORED = "actors_mirrored"
    # when, under what, in what order
    MARK_ADDED = "mark_added"
    TURNED = "turned"
    LEFT_OUT = "left_out"
    ALWAYS_ADDED = "always_added"
    ONLY_ADDED = "only_added"
    EXCEPT_ADDED = "except_added"
    EVEN_SAID = "even_said"
    EXCEPTION_LEFT = "exception_left"
    SIDES_CROSSED = "sides_crossed"
    MIRRORED = "mirrored"
    OTHER_JOIN = "other_join"


_GROUPS: dict[Failure, tuple[Sign, ...]] = {
    Failure.FORM: (Sign.CLAIM_ALONE,),
    Failure.WORDS: (Sign.FOREIGN, Sign.EXCHANGED),
    Failure.POLARITY: (
        Sign.REVERSED,
        Sign.DENIED,
        Sign.FREED,
        Sign.NEGATED,
        Sign.NOT_ADDED,
        Sign.NOT_LOST,
        Sign.CANNOT_FOR_CAN,
        Sign.CAN_FOR_CANNOT,
        Sign.CANNOT_ADDED,
        Sign.DUTY_LIFTED,
        Sign.POLARITY_BETWEEN,
    ),
    Failure.MODALITY: (Sign.BOUND, Sign.MUST_ADDED, Sign.MUST_FOR_CAN, Sign.MODALITY_BETWEEN, Sign.OTHER_JOIN),
    Failure.SUBJECT: (
        Sign.ACTOR_ADDED,
        Sign.ACTS_OTHERWISE,
        Sign.OTHER_BEFORE_VERB,
        Sign.OTHER_NEAR_VERB,
        Sign.STRANGER_NEAR_VERB,
        Sign.OTHER_OBJECT,
        Sign.OTHER_FIRST,
        Sign.ACTORS_MIRRORED,
    ),
    Failure.CONDITION: (
        Sign.OPPOSITE,
        Sign.CONDITION_BETWEEN,
        Sign.MARK_ADDED,
        Sign.TURNED,
        Sign.LEFT_OUT,
        Sign.ALWAYS_ADDED,
        Sign.ONLY_ADDED,
        Sign.EXCEPT_ADDED,
        Sign.EVEN_SAID,
        Sign.EXCEPTION_LEFT,
        Sign.SIDES_CROSSED,
    ),
    Failure.ORDER: (Sign.ORDER, Sign.COMPARED, Sign.MIRRORED),
}
STRONG = frozenset(
    {
        Sign.REVERSED,
        Sign.DENIED,
        Sign.NOT_ADDED,
        Sign.NOT_LOST,
        Sign.CANNOT_ADDED,
        Sign.FREED,
        Sign.NEGATED,
        Sign.BOUND,
        Sign.POLARITY_BETWEEN,
        Sign.MODALITY_BETWEEN,
        Sign.ACTOR_ADDED,
        Sign.ACTS_OTHERWISE,
        Sign.MARK_ADDED,
        Sign.TURNED,
    }
)
"""Signs whose absence speaks for a sentence that has no word of its own."""
FAILURES = {sign: failure for failure, signs in _GROUPS.items() for sign in signs}
