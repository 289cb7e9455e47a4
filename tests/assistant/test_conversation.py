import threading
from datetime import timedelta

from assistant.conversation import NOTHING_SAID, InProcessMemory, Remembered, Turn, new_id
from assistant.testing import FixedClock

FIRST = Remembered(Turn("มีหมายจับทำไง", "warrant"))
SECOND = Remembered(Turn("กี่วัน", "warrant"), {"age": "16"})


def memory(clock: FixedClock, capacity: int = 10) -> InProcessMemory:
    return InProcessMemory(clock, timedelta(minutes=30), capacity)


def test_what_was_kept_last_is_recalled() -> None:
    kept = memory(FixedClock())
    kept.keep("a", FIRST)
    kept.keep("a", SECOND)
    kept.keep("b", FIRST)
    assert (kept.recall("a"), kept.recall("b")) == (SECOND, FIRST)


def test_an_unknown_conversation_is_none_and_one_in_which_nothing_was_said_is_not() -> None:
    kept = memory(FixedClock())
    kept.keep("a", NOTHING_SAID)
    assert (kept.recall("b"), kept.recall("a")) == (None, NOTHING_SAID)


def test_a_conversation_expires_only_after_its_lifetime() -> None:
    clock = FixedClock()
    kept = memory(clock)
    kept.keep("a", FIRST)
    clock.advance(timedelta(minutes=30))
    assert kept.recall("a") == FIRST
    clock.advance(timedelta(seconds=1))
    assert kept.recall("a") is None


def test_every_turn_keeps_a_conversation_alive() -> None:
    clock = FixedClock()
    kept = memory(clock)
    for _ in range(4):
        kept.keep("a", FIRST)
        clock.advance(timedelta(minutes=20))
    assert kept.recall("a") == FIRST


def test_what_expired_is_dropped_though_nobody_asks_for_it() -> None:
    clock = FixedClock()
    kept = memory(clock)
    kept.keep("a", FIRST)
    clock.advance(timedelta(hours=1))
    kept.keep("b", SECOND)
    assert "กี่วัน" in repr(kept._kept)
    assert "มีหมายจับทำไง" not in repr(kept._kept)


def test_the_conversation_longest_silent_is_forgotten_first() -> None:
    kept = memory(FixedClock(), capacity=2)
    for name in ("a", "b", "a", "c"):
        kept.keep(name, FIRST)
    assert [name for name in "abc" if kept.recall(name)] == ["a", "c"]


def test_many_threads_share_a_memory_without_losing_a_conversation() -> None:
    kept = memory(FixedClock(), capacity=1000)
    threads = [threading.Thread(target=kept.keep, args=(str(number), FIRST)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(kept.recall(str(number)) is not None for number in range(50)) == 50


def test_ids_are_long_and_differ() -> None:
    ids = {new_id() for _ in range(200)}
    assert (len(ids), {len(name) for name in ids}) == (200, {22})
