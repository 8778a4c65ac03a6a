"""Names follow from keys, and no two kinds of parts can get the same one."""

from course_export.programme import names


def test_every_part_is_named_after_the_key_of_its_author() -> None:
    assert names.text("welcome") == "welcome-text"
    assert names.discussion("welcome") == "welcome-discussion"
    assert names.within("tea", names.WORKSHOP) == "tea-workshop"
    assert names.block("tea-workshop") == "tea-workshop-block"
    assert names.question("tea", "heat") == "tea-check-heat"
    assert names.download("mini", "day_1.ics") == "mini-day_1.ics"


def test_a_picture_is_known_by_its_text_and_its_file_not_by_its_folder() -> None:
    for path in ("winter.svg", "pictures/winter.svg", "../more/pictures/winter.svg"):
        assert names.picture("networks", path) == "networks-winter.svg"
