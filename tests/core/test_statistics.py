"""The worked example of docs/domain/competences.md."""

from statistics import fmean

import pytest

from xblocks.core.statistics import corrected_effect_size, cronbach_alpha, effect_size, normalised_gain

PRE, POST, THEN = [1, 2, 2, 1, 3], [2, 3, 3, 3, 3], [1, 1, 2, 1, 2]


def test_means_and_gains():
    assert (fmean(PRE), fmean(POST), fmean(THEN)) == (1.8, 2.8, 1.4)
    assert fmean(POST) - fmean(PRE) == pytest.approx(1.0)
    assert fmean(POST) - fmean(THEN) == pytest.approx(1.4)
    assert fmean(THEN) - fmean(PRE) == pytest.approx(-0.4)


def test_normalised_gain():
    assert normalised_gain(PRE, POST, 4) == pytest.approx(0.4545, abs=5e-5)
    assert normalised_gain(THEN, POST, 4) == pytest.approx(0.5385, abs=5e-5)
    assert normalised_gain([4, 4], [4, 4], 4) is None
    assert normalised_gain([], [], 4) is None


def test_effect_size():
    assert effect_size(PRE, POST) == pytest.approx(1.5578, abs=5e-5)
    assert corrected_effect_size(PRE, POST) == pytest.approx(1.2462, abs=5e-5)
    assert effect_size([1, 3], [2, 4]) == pytest.approx(0.7071, abs=5e-5)
    assert effect_size([1], [2]) is None
    assert corrected_effect_size([2, 2], [3, 3]) is None


def test_alpha():
    rows = [(1, 2, 1), (2, 2, 3), (3, 3, 3), (4, 4, 3), (2, 3, 2)]
    assert cronbach_alpha(rows) == pytest.approx(0.8824, abs=5e-5)
    assert cronbach_alpha([(1, 2), (2, 4)]) == pytest.approx(0.8889, abs=5e-5)
    assert cronbach_alpha([(0, 1), (1, 1), (1, 2)]) == pytest.approx(0.6667, abs=5e-5)  # the sums have a variance of 1
    assert cronbach_alpha([(1,), (2,)]) is None
    assert cronbach_alpha([(1, 2)]) is None
    assert cronbach_alpha([(1, 2), (2, 1)]) is None
