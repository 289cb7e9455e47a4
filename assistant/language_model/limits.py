"""How long and how much a model may write, and how many may write at once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Budget of one answer.

    `seconds`: to the end; `first_seconds`: to the first characters; `tokens` asked of the model at most;
    `characters` read of it at most; `retries` before its first characters; `at_once` across the process.
    """

    seconds: float = 20.0
    first_seconds: float = 10.0
    tokens: int = 700
    characters: int = 6_000
    retries: int = 1
    at_once: int = 4
