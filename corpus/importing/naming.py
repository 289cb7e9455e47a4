"""Which law a text is: by --law, by its title, or a new law of its own with a stable id."""

import hashlib
import re
from collections.abc import Mapping

from corpus.errors import UnknownLawError
from corpus.importing.errors import UnnamedLawError
from corpus.importing.heads import DIGITS, names_act
from corpus.importing.store import check_law_id
from corpus.models import Law, LawKind
from corpus.register import Register, fold_law_name

_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?|พุทธศักราช)\s*(\d{4})")
_LONGEST = 1500
_KINDS: Mapping[str, LawKind] = {
    "รัฐธรรมนูญ": LawKind.CONSTITUTION,
    "ประมวล": LawKind.CODE,
    "พระราชกำหนด": LawKind.EMERGENCY_DECREE,
    "พระราชกฤษฎีกา": LawKind.ROYAL_DECREE,
    "พระธรรมนูญ": LawKind.CHARTER,
}
_SHORTER = (
    ("พระราชบัญญัติประกอบรัฐธรรมนูญ", "พ.ร.ป."),
    ("พระราชบัญญัติ", "พ.ร.บ."),
    ("พระราชกำหนด", "พ.ร.ก."),
    ("พระราชกฤษฎีกา", "พ.ร.ฎ."),
)


def law_of_title(title: str, register: Register) -> Law:
    """The law of the register that the title names, else a new one.

    Raises:
        UnnamedLawError: the title is empty, names nothing, or could be two laws.
    """
    name = " ".join(title.translate(DIGITS).split())
    try:
        return register.law(name)
    except UnknownLawError as error:
        if fold_law_name(name) and "two laws" in str(error):
            raise UnnamedLawError(f"{name!r} could be two laws; say which with --law ID") from error
    if (known := _without_year(name, register)) is not None:
        return known
    if len(name) > _LONGEST or not names_act(name):
        raise UnnamedLawError(f"the title, {name[:80]!r}, names no law; say which it is with --law ID")
    return new_law(name)


def _without_year(name: str, register: Register) -> Law | None:
    """The one law of the register that has this name but for its year, where the name has none."""
    if _YEAR.search(name):
        return None
    found = [law for law in register.laws.values() if fold_law_name(_YEAR.sub("", law.official)) == fold_law_name(name)]
    return found[0] if len(found) == 1 else None


def chosen_law(law: str, title: str, register: Register) -> Law:
    """The law that --law names: any name of the register, or a new id for a law that the register does not hold.

    Raises:
        UnsafePathError: the id cannot name a folder.
        UnnamedLawError: nothing is called so, and the title names a law of the register: a slip, not a new law.
    """
    try:
        return register.law(law)
    except UnknownLawError:
        made = check_law_id(law)
    if (known := _held(title, register)) is not None:
        raise UnnamedLawError(
            f"no law is called {law!r}; the title names {known.id}: say --law {known.id} or leave it out"
        )
    return new_law(" ".join(title.translate(DIGITS).split()) or law, made)


def _held(title: str, register: Register) -> Law | None:
    """The law of the register that the title names, if it names one."""
    try:
        found = law_of_title(title, register)
    except UnnamedLawError:
        return None
    return found if found.id in register.laws else None


def new_law(name: str, law_id: str | None = None) -> Law:
    """A law that the register does not hold. Its id is made of its kind, its year and its name's sha256."""
    kind = next((kind for start, kind in _KINDS.items() if name.startswith(start)), LawKind.ACT)
    years = _YEAR.findall(name)
    year = int(years[-1]) if years else 0
    digest = hashlib.sha256(fold_law_name(name).encode()).hexdigest()[:8]
    made = f"{kind.value.replace('_', '-')}-{year or 'undated'}-{digest}"
    return Law(law_id or made, name, _short(name), name, kind, year)


def _short(name: str) -> str:
    """A short name to show: the usual letters for its kind, without its year."""
    short = _YEAR.sub("", name).replace("พระพุทธศักราช", "").strip()
    for start, letters in _SHORTER:
        if short.startswith(start):
            return f"{letters}{short[len(start) :].strip()}"
    return short
