"""The assistant as a searcher of sections: what an answer cites, in order of importance."""

from dataclasses import dataclass

from assistant.answers import CitationKind, Question
from assistant.pipeline import Assistant
from evaluation.section_keys import SectionRef


@dataclass(frozen=True, slots=True)
class AnswerCitations:
    """Sections cited by the answer to a question, first those that matter most."""

    assistant: Assistant
    name: str = "answers"

    def search(self, question: str, k: int) -> list[SectionRef]:
        """The first k cited sections as (official law name, number); empty where nothing was answered."""
        citations = self.assistant.answer(Question(question)).citations
        cited = [(c.law, c.section) for c in citations if c.kind is CitationKind.SECTION and c.law and c.section]
        return [(law, section) for law, section in cited][:k]
