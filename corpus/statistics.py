"""How much the corpus holds."""

from collections import Counter
from typing import Any

from corpus.collection import Corpus


def statistics(corpus: Corpus) -> dict[str, Any]:
    """Counts in the shape of `corpus stats --json`."""
    by_law = Counter(corpus.register.laws[law].official for law, _ in corpus.sections)
    return {
        "guides": len(corpus.guides),
        "guide_questions": sum(len(guide.every_question()) for guide in corpus.guides.values()),
        "statements": sum(1 for _ in corpus.statements()),
        "digests": sum(1 for section in corpus.sections.values() if section.digest),
        "digests_by_law": dict(by_law),
        "registered_sections": sum(len(entries) for entries in corpus.register.entries.values()),
        "official_sections": sum(1 for section in corpus.sections.values() if section.versions),
        "terms": len(corpus.terms),
        "agencies": len(corpus.agencies),
        "deadline_rules": len(corpus.deadline_rules),
        "interviews": len(corpus.interviews),
        "document_types": len(corpus.document_types),
    }
