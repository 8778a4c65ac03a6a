"""W3 as its people meet it: two axes make a cross, and what is gone or waits takes it away again."""

import pytest

from tests import markup
from tests.modules.workshop.sheet import form, save, seat, seen, send, text
from xblocks.modules.future_of_work.content import FITS, FUTURE_KEYS

pytestmark = pytest.mark.django_db

TAG = "lotse_future_of_work"


def ask(person, key, name, impact="5", uncertainty="4", **more):
    answer = save(
        person, key, {"name": name, "impact": impact, "uncertainty": uncertainty, **more}, table="uncertainties"
    )
    assert answer.status == 200
    return answer


def choose(person, first, second):
    return save(person, "axes", {"first": first, "second": second}, table="axes")


@pytest.fixture
def anna():
    """Somebody with two questions that are her axes."""
    person = seat(tag=TAG)
    ask(person, "u1", "Do we fill vacancies?", pole_high="nine of ten", pole_low="two of three")
    ask(person, "u2", "Does AI help?", pole_high="it does", pole_low="it does not")
    assert choose(person, "u1", "u2").status == 200
    return person


def crosses(person):
    return markup.parsed(person.page()).xpath("//*[contains(@class, 'lotse-cross')]")


def test_two_axes_make_a_cross_with_their_answers(anna):
    (cross,) = crosses(anna)
    said = " ".join(cross.itertext())
    assert all(words in said for words in ("nine of ten", "two of three", "it does not", "Picture 1", "Picture 4"))


def test_one_question_twice_is_refused_beside_the_second(anna):
    answer = choose(anna, "u1", "u1")
    assert answer.status == 400
    (field,) = markup.parsed(answer.json["regions"]["form-axes"]).xpath("//*[@aria-invalid='true']")
    assert field.get("name") == "cell.second"
    assert len(crosses(anna)) == 1


def test_an_axis_that_is_deleted_leaves_no_cross(anna):
    answer = anna.call("delete_row", {"table": "uncertainties", "row": "u2", "seen": seen(anna, "u2", "uncertainties")})
    assert answer.status == 200 and crosses(anna) == []
    assert "Two of them" not in text(anna.page())


def test_an_axis_that_is_not_rated_yet_leaves_no_cross(anna):
    assert send(anna, form(anna, "u2", "uncertainties"), impact="").status == 200
    assert crosses(anna) == []


def test_a_future_is_named_in_the_cross_the_matrix_and_the_finding(anna):
    assert send(anna, form(anna, FUTURE_KEYS[1], "scenarios"), name="Skeleton crew").status == 200
    fits = dict(zip(FITS, ("2", "0", "1", "1"), strict=True))
    assert save(anna, "m1", {"name": "Write it down", **fits}, table="measures").status == 200
    page = markup.parsed(anna.page())
    (matrix,) = page.xpath("//*[contains(@class, 'lotse-matrix')]")
    assert "2 Skeleton crew" in [" ".join(head.itertext()) for head in matrix.xpath(".//thead//th")]
    assert "Skeleton crew" in " ".join(crosses(anna)[0].itertext())
    (finding,) = [one for one in page.xpath("//li") if "Picture 2: Skeleton crew" in " ".join(one.itertext())]
    assert finding.xpath(f".//button[@value='edit:scenarios:{FUTURE_KEYS[1]}']")


def test_signals_are_read_line_by_line(anna):
    assert send(anna, form(anna, FUTURE_KEYS[0], "scenarios"), signals="applications\n\n  sick days \n").status == 200
    assert "Early signals: applications · sick days" in " ".join(crosses(anna)[0].itertext())


def test_a_new_question_can_be_chosen_as_an_axis_at_once(anna):
    regions = ask(anna, "u3", "Do the tasks stay?").json["regions"]
    assert "Do the tasks stay?" in regions["form-axes"]
