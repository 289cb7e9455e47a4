from evaluation.latency import Latency, latency_of, timed


def test_a_call_is_timed_in_milliseconds() -> None:
    ticks = iter([10.0, 10.25])
    assert timed(lambda: "found", lambda: next(ticks)) == ("found", 250.0)


def test_percentiles_of_times() -> None:
    assert latency_of([float(ms) for ms in range(101)]) == Latency(50.0, 99.0)


def test_nothing_timed_is_not_measured() -> None:
    assert latency_of([]) is None
