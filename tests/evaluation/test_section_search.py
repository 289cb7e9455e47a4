import numpy as np

from evaluation.section_search import line


def test_a_line_tells_the_mean_its_interval_and_n() -> None:
    assert line("ranked", np.asarray([True, True, True, False])).startswith("ranked 0.75 [")
    assert line("ranked", np.asarray([True, False])).endswith(" n 2")
