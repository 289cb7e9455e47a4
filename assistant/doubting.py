"""Ask which situation is meant, where a message stands between guides and nothing answers it for sure."""

from collections.abc import Sequence

from assistant.answers import Clarification, ClarificationOption, Language
from corpus.collection import Corpus
from corpus.models import Guide
from indexing.guide_ranking import RankedGuide
from prompts import load_messages

# A guide likelier than this is likelier than all others together.
FITS = 0.5
# What is offered: few guides, none that is far-fetched.
MOST_OFFERED = 3
LEAST = 0.05
QUESTION = "which-situation"


def doubted(guide: Guide | None, guides: Sequence[RankedGuide], *, surely_answered: bool) -> tuple[str, ...]:
    """Ids of the guides that a message stands between, likeliest first; empty where there is no doubt.

    Args:
        guide: the guide that would be told.
        guides: all guides, likeliest first.
        surely_answered: whether a section answers for sure, whatever the guide.
    """
    settled = guide is None or fits(guide, guides) or surely_answered
    offered = [one.id for one in guides[:MOST_OFFERED] if one.probability >= LEAST]
    return tuple(offered) if not settled and len(offered) > 1 else ()


def fits(guide: Guide | None, guides: Sequence[RankedGuide]) -> bool:
    """Whether the guide tells the situation for sure."""
    return any(one.probability > FITS for one in guides if guide and one.id == guide.id)


def which_situation(doubt: Sequence[str], language: Language, corpus: Corpus) -> Clarification:
    """The question back, with the titles of the guides as options."""
    text = load_messages(language.value)["clarify.which_situation"]
    offered = [corpus.guides[name] for name in doubt]
    options = (ClarificationOption(f"{QUESTION}/{guide.id}", title_of(guide, language)) for guide in offered)
    return Clarification(QUESTION, text, tuple(options))


def meant_guide(option_id: str, corpus: Corpus) -> Guide | None:
    """The guide that an option of the question stands for; None for any other option."""
    question, _, name = option_id.partition("/")
    return corpus.guides.get(name) if question == QUESTION else None


def title_of(guide: Guide, language: Language) -> str:
    """The title of a guide in the language of the answer."""
    return guide.title if language is Language.THAI else guide.title_en
