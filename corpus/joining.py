"""Join imported official text to the corpus: digests keep their sections, text is attached, new laws are added."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.collection import Corpus
from corpus.errors import UnknownLawError
from corpus.importing.naming import new_law
from corpus.importing.official import OfficialSection, OfficialText
from corpus.models import Law, Section
from corpus.register import Register


def join_official(corpus: Corpus, texts: Iterable[OfficialText]) -> Corpus:
    """A corpus with the official text of these laws; the corpus itself is not changed.

    Only a law's own sections in Thai are joined: what an amending act numbers 2 is no section 2 of the law, and a
    translation is not the text. Those stay in the store, and so does what was repealed and has no digest. A section
    without a digest gets an empty one.
    """
    laws = dict(corpus.register.laws)
    sections = dict(corpus.sections)
    for text in texts:
        laws.setdefault(text.law, named_apart(new_law(text.official, text.law), corpus.register))
        for official in text.main():
            key = (text.law, official.version.number)
            if official.version.paragraphs and (key in sections or not official.repealed):
                sections[key] = _joined(sections.get(key), official, text.law)
    return replace(corpus, register=Register(laws, corpus.register.entries), sections=sections)


def named_apart(law: Law, register: Register) -> Law:
    """The law itself; by its full name alone where its short name is what people call a law of the register.

    Two laws of one name are neither of them meant by it, and importing must not make a law's name mean nothing.
    """
    try:
        register.law(law.short)
    except UnknownLawError:
        return law
    return replace(law, short=law.official)


def _joined(section: Section | None, official: OfficialSection, law: str) -> Section:
    if section is None:
        heading = official.heading_path[-1] if official.heading_path else ""
        section = Section(official.version.number, heading, "", law=law, heading_path=official.heading_path)
    return replace(
        section,
        heading_path=section.heading_path or official.heading_path,
        references=tuple(dict.fromkeys((*section.references, *official.references))),
        versions=(*section.versions, official.version),
    )
