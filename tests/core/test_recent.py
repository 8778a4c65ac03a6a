"""What a process keeps in memory: the entries used last, no more than it may."""

from xblocks.core.recent import Recent


def kept(recent, keys):
    return [key for key in keys if recent.get(key) is not None]


def test_it_keeps_what_was_put_until_it_is_put_anew():
    recent = Recent(2)
    assert recent.get("a") is None
    recent.put("a", 1)
    recent.put("a", 2)
    recent.put(("b", 3), [])
    assert (recent.get("a"), recent.get(("b", 3)), recent.get("b")) == (2, [], None)


def test_what_was_used_longest_ago_goes_first():
    recent = Recent(3)
    for key in "abc":
        recent.put(key, key)
    recent.get("a")
    recent.put("b", "again")
    recent.put("d", "d")
    assert kept(recent, "abcd") == ["a", "b", "d"]
    recent.put("e", "e")
    assert kept(recent, "abcde") == ["b", "d", "e"]


def test_asking_for_what_is_not_there_keeps_nothing():
    recent = Recent(1)
    recent.put("a", 1)
    assert recent.get("b") is None
    assert kept(recent, "a") == ["a"]


def test_clearing_lets_go_of_everything():
    recent = Recent(2)
    recent.put("a", 1)
    recent.clear()
    assert kept(recent, "a") == []
    recent.put("b", 1)
    assert kept(recent, "b") == ["b"]
