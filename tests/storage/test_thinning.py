"""Versions stay close together for two days and get rarer the older they are, and the latest is never lost."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.storage.thinning import ALL_FOR, kept_times

NOW = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
AGES = st.lists(st.integers(0, 900 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), unique=True)


def older(times: frozenset[datetime]) -> list[datetime]:
    return [when for when in times if NOW - when >= ALL_FOR]


@given(AGES)
def test_what_is_kept_is_some_of_it_with_the_latest_and_all_that_is_young(times: list[datetime]) -> None:
    kept = kept_times(times, NOW)
    assert kept <= set(times)
    assert {when for when in times if NOW - when < ALL_FOR} <= kept
    assert not times or max(times) in kept
    assert len(older(kept)) <= 12 + 10 + 9


@given(AGES)
def test_thinning_again_takes_nothing_more(times: list[datetime]) -> None:
    kept = kept_times(times, NOW)
    assert kept_times(kept, NOW) == kept


@given(AGES)
def test_a_version_gone_has_a_later_one_kept_in_its_month_or_the_limits_were_reached(times: list[datetime]) -> None:
    kept = kept_times(times, NOW)
    full = len(older(kept)) >= 9
    for gone in set(times) - kept:
        same_month = [when for when in kept if (when.year, when.month) == (gone.year, gone.month) and when > gone]
        assert same_month or full


def test_a_version_every_four_hours_for_two_years_leaves_ever_wider_steps() -> None:
    kept: frozenset[datetime] = frozenset()
    when = NOW
    for _ in range(2 * 365 * 6):  # six versions a day
        when += timedelta(hours=4)
        kept = kept_times(kept | {when}, when)
    ages = sorted((when - one).days for one in kept)
    assert sum(age < 2 for age in ages) == 12
    for before, after in pairwise(ages):
        assert after - before <= (1 if after < 14 else 8 if after < 80 else 35)
    assert max(ages) > 300


def test_a_document_that_rests_keeps_its_history() -> None:
    times = [NOW - timedelta(days=1000 + day) for day in range(40)]
    assert len(kept_times(times, NOW)) > 12
