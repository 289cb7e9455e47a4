"""What only the corpus can say of an answer, found while it runs and kept with it, so that scoring needs no corpus."""

import re
from dataclasses import dataclass

from assistant.answers import Answer, Citation, CitationKind, TextKind
from corpus.citations import LawNames, find_citations
from corpus.collection import Corpus
from corpus.errors import UnknownLawError
from corpus.normalise import fold

# A phone is long, or stands right behind a word that introduces one; "191" alone may be a section.
_LONG_PHONE = re.compile(r"(?<![\d/])0\d?(?:[\s-]?\d){7,8}(?![\d/])")
_INTRODUCED = re.compile(r"(?:โทร\.?|สายด่วน|hotline|call|dial)\s*(\d{3,5})(?!\d)")


@dataclass(frozen=True, slots=True)
class AnswerChecks:
    """Checks of one answer against the corpus it was made from.

    Args:
        quotes: for each section citation, in order, whether its quote stands in the stored passage.
        sections: how many sections it cites or names of laws whose sections the register knows.
        unknown_sections: those that do not exist, as "law number".
        phones: how many phones it shows.
        unknown_phones: those that belong to no agency.
    """

    quotes: tuple[bool, ...]
    sections: int
    unknown_sections: tuple[str, ...]
    phones: int
    unknown_phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerChecker:
    """Checks answers against one corpus; build it with `AnswerChecker.of`."""

    corpus: Corpus
    laws: LawNames
    phones: frozenset[str]

    @classmethod
    def of(cls, corpus: Corpus) -> "AnswerChecker":
        """Gather law names and phones."""
        phones = (fact.value for agency in corpus.agencies.values() for fact in agency.phones)
        return cls(corpus, LawNames.of(corpus.register.laws.values()), frozenset(map(_dialled, phones)))

    def check(self, answer: Answer) -> AnswerChecks:
        """Look every quote, section and phone of the answer up."""
        cited = [citation for citation in answer.citations if citation.kind is CitationKind.SECTION]
        sections = self._sections(answer, cited)
        missing = tuple(f"{law} {number}" for law, number in sections if not self._exists(law, number))
        phones = _phones(answer)
        return AnswerChecks(
            quotes=tuple(map(self._stands, cited)),
            sections=len(sections),
            unknown_sections=missing,
            phones=len(phones),
            unknown_phones=tuple(phone for phone in phones if phone not in self.phones),
        )

    def _stands(self, citation: Citation) -> bool:
        """Whether the quote stands, letter for letter, in what is stored under the citation's text kind."""
        law = self._law_id(citation.law or "")
        section = self.corpus.sections.get((law or "", citation.section or ""))
        if section is None or not citation.quote:
            return False
        match citation.text_kind:
            case TextKind.DIGEST:
                return citation.quote in section.digest
            case TextKind.OFFICIAL:
                return any(citation.quote in part for version in section.versions for part in version.paragraphs)
            case _:
                return False

    def _sections(self, answer: Answer, cited: list[Citation]) -> tuple[tuple[str, str], ...]:
        """(law id, number) of sections cited or named in the text, where the register can judge them."""
        mentions = find_citations(answer.text, self.laws)
        named = [(self._law_id(citation.law or ""), citation.section or "") for citation in cited]
        named += [(mention.law, number) for mention in mentions for number in mention.sections]
        judged = [(law, number) for law, number in named if law and self.corpus.register.judges(law)]
        return tuple(dict.fromkeys(judged))

    def _exists(self, law: str, number: str) -> bool:
        return self.corpus.register.status(law, number) is not None

    def _law_id(self, name: str) -> str | None:
        try:
            return self.corpus.register.law(name).id
        except UnknownLawError:
            return None


def _phones(answer: Answer) -> tuple[str, ...]:
    text = fold(answer.text).text
    shown = [office.phone for office in answer.agencies if office.phone]
    shown += [*_LONG_PHONE.findall(text), *_INTRODUCED.findall(text)]
    return tuple(dict.fromkeys(map(_dialled, shown)))


def _dialled(phone: str) -> str:
    return re.sub(r"\D", "", fold(phone).text)
