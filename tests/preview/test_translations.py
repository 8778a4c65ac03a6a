"""Every string of the player's interface is there in German and Danish, and the compiled catalogues are fresh."""

import gettext
import re
from importlib import resources

import pytest
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

PLAYER = resources.files("course_export.preview")
_QUOTED = re.compile(r"""gettext\(\s*u?(['"])(.*?)\1|_\(\s*u?(['"])(.*?)\3\s*\)""", re.DOTALL)


def ids_in_use() -> set[str]:
    """Return the message ids of templates and code, as Django's own extraction sees them."""
    texts = [path.read_text(encoding="utf-8") for path in PLAYER.joinpath("templates/preview").iterdir()]
    sources = [templatize(text) for text in texts]
    sources += [path.read_text(encoding="utf-8") for path in PLAYER.iterdir() if path.name.endswith(".py")]
    found = {match[1] or match[3] for source in sources for match in _QUOTED.findall(source)}
    return {text.replace("\\n", "\n").strip() for text in found}


@pytest.mark.parametrize("language", ["de", "da"])
def test_catalogues_are_complete_and_compiled(language: str) -> None:
    folder = PLAYER.joinpath("locale", language, "LC_MESSAGES")
    with folder.joinpath("django.po").open("rb") as source, folder.joinpath("django.mo").open("rb") as binary:
        catalogue, compiled = read_po(source, locale=language), gettext.GNUTranslations(binary)
    ids = set()
    for message in catalogue:
        singular = message.id[0] if isinstance(message.id, tuple) else message.id
        if not singular:
            continue
        ids.add(singular)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), singular
        assert not message.fuzzy, singular
        assert sorted(re.findall(r"%\(\w+\)s", forms[-1])) == sorted(re.findall(r"%\(\w+\)s", singular))
        shown = compiled.ngettext(*message.id, 2) if isinstance(message.id, tuple) else compiled.gettext(singular)
        assert shown == forms[-1], f"{singular}: compile the catalogue again (msgfmt)"
    assert len(ids) > 50
    missing = ids_in_use() - ids
    assert not missing
    assert not ids - ids_in_use(), "no longer in use"
