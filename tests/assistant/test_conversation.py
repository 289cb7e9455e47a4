import threading
from datetime import timedelta

from assistant.conversation import InProcessMemory, Turn, new_id
from assistant.testing import FixedClock

FIRST = Turn("มีหมายจับทำไง", "warrant")
SECOND = Turn("กี่วัน", "warrant")


def memory(clock: FixedClock, capacity: int = 10) -> InProcessMemory:
    return InProcessMemory(clock, timedelta(minutes=30), capacity)


def test_the_last_turn_is_remembered() -> None:
    kept = memory(FixedClock())
    kept.remember("a", FIRST)
    kept.remember("a", SECOND)
    assert (kept.knows("a"), kept.last("a")) == (True, SECOND)


def test_an_unknown_conversation_has_no_turn() -> None:
    assert (memory(FixedClock()).knows("a"), memory(FixedClock()).last("a")) == (False, None)


def test_a_turn_of_none_keeps_the_conversation_and_its_last_turn() -> None:
    kept = memory(FixedClock())
    kept.remember("a", None)
    assert (kept.knows("a"), kept.last("a")) == (True, None)
    kept.remember("a", FIRST)
    kept.remember("a", None)
    assert kept.last("a") == FIRST


def test_a_conversation_expires_only_after_its_lifetime() -> None:
    clock = FixedClock()
    kept = memory(clock)
    kept.remember("a", FIRST)
    clock.advance(timedelta(minutes=30))
    assert kept.last("a") == FIRST
    clock.advance(timedelta(seconds=1))
    assert (kept.last("a"), kept.knows("a")) == (None, False)


def test_every_turn_keeps_a_conversation_alive() -> None:
    clock = FixedClock()
    kept = memory(clock)
    for _ in range(4):
        kept.remember("a", FIRST)
        clock.advance(timedelta(minutes=20))
    assert kept.knows("a")


def test_an_expired_turn_is_not_taken_over() -> None:
    clock = FixedClock()
    kept = memory(clock)
    kept.remember("a", FIRST)
    clock.advance(timedelta(hours=1))
    kept.remember("a", None)
    assert kept.last("a") is None


def test_the_conversation_longest_silent_is_forgotten_first() -> None:
    kept = memory(FixedClock(), capacity=2)
    for name in ("a", "b", "a", "c"):
        kept.remember(name, FIRST)
    assert [name for name in "abc" if kept.knows(name)] == ["a", "c"]


def test_many_threads_share_a_memory_without_losing_a_conversation() -> None:
    kept = memory(FixedClock(), capacity=1000)
    threads = [threading.Thread(target=kept.remember, args=(str(number), FIRST)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(kept.knows(str(number)) for number in range(50)) == 50


def test_ids_are_long_and_differ() -> None:
    ids = {new_id() for _ in range(200)}
    assert (len(ids), {len(name) for name in ids}) == (200, {22})
