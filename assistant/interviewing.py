"""Interviews: the next short question where an answer forks on a fact, and what the person answers to it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answers import Clarification, ClarificationOption, Language
from assistant.doubting import meant_guide, title_of
from assistant.facts_known import KnownFacts, age_facts, told_facts
from assistant.facts_told import FactValue
from assistant.understanding import Understood
from corpus.collection import Corpus
from corpus.models import Ask, Guide, Interview, InterviewQuestion, Option
from corpus.normalise import fold
from indexing.tokenising import short_words
from prompts import load_patterns

MOST_QUESTIONS = 3
_AGE = re.compile(r"(?P<age>\d{1,2})\D{0,8}")
_ANSWER_WORDS = 8
# Sub-questions whose answer is the same for everybody.
_SAME_FOR_ALL = frozenset({Ask.WHAT_IS, Ask.WHY, Ask.HOW_TO_CHECK})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person answered: the label, the facts it sets, and the guide it leads to."""

    label: str
    facts: KnownFacts
    guide: str | None


def ask_next(guide: Guide | None, understood: Understood, put: Sequence[str], corpus: Corpus) -> Clarification | None:
    """The first question of the guide's interview whose fact is not known and changes the answer.

    None where nothing forks, where danger is told, where what is asked has one answer for everybody, where the
    question was put before (`put`: ids of the questions of this conversation), or where three were.
    """
    interview = corpus.interviews.get(guide.interview or "") if guide else None
    if interview is None or len(put) >= MOST_QUESTIONS or needs_no_question(understood):
        return None
    question = _open_question(interview, understood.facts)
    if question is None or not forks(interview, question):
        return None
    clarification = _shown(interview, question, understood.language)
    return None if clarification.id in put else clarification


def led_on(guide: Guide | None, known: KnownFacts, corpus: Corpus) -> Guide | None:
    """The guide to which its interview leads along what is known, as under 18 leads to the one of children."""
    interview = corpus.interviews.get(guide.interview or "") if guide else None
    questions = {question.id: question for question in interview.questions} if interview else {}
    at = next(iter(questions.values()), None)
    for _ in questions:
        if at is None or (answer := _answer_known(at, known)) is None:
            break
        if answer.guide:
            return corpus.guides.get(answer.guide, guide)
        at = questions.get(answer.next_question or "")
    return guide


def chosen(option_id: str, corpus: Corpus, language: Language) -> Chosen | None:
    """What an option of an interview, or of the question which situation is meant, says; None where neither has it."""
    if guide := meant_guide(option_id, corpus):
        return Chosen(title_of(guide, language), {}, guide.id)
    name, _, rest = option_id.partition("/")
    interview = corpus.interviews.get(name)
    for question in interview.questions if interview else ():
        for option in question.options:
            if f"{question.id}/{option.id}" == rest:
                return Chosen(_label(option, language), dict[str, FactValue](option.sets), option.guide)
    return None


def meant_option(text: str, offered: Clarification | None, corpus: Corpus) -> str | None:
    """Id of the one offered option that a folded message means; None where it means none or several.

    A fact told is an answer in as many words as it takes; a label, a yes or a no only in a few.
    """
    if offered is None:
        return None
    brief = len(short_words(text)) <= _ANSWER_WORDS
    readings = [_by_label(text, offered) if brief else [], _by_facts(text, offered, corpus)]
    readings.append(_by_yes_or_no(text, offered) if brief else [])
    return next((found[0].id for found in readings if len(found) == 1), None)


def skips(text: str, offered: Clarification | None) -> bool:
    """Whether a folded message passes over the question that stands open, or answers it with a bare yes or no.

    Where a bare yes names no option, the question is dropped: what was answered generally still holds.
    """
    patterns = load_patterns("conversation")
    said = ("reply.skip", "reply.yes", "reply.no", "reply.unsure")
    return offered is not None and any(patterns.meets(key, text) for key in said)


def forks(interview: Interview, question: InterviewQuestion) -> bool:
    """Whether what is answered changes anything: the guide, the question that follows, or a fact set besides."""
    return len({_outcome(interview, question, option) for option in question.options}) > 1


def _outcome(interview: Interview, question: InterviewQuestion, option: Option) -> tuple[str, ...]:
    """What the option leads to, as text: its guide or the outcomes of the next question, and facts set besides."""
    fact = _fact_of(question, option)
    besides = sorted(f"{name}={value}" for name, value in option.sets.items() if name != fact)
    following = next((one for one in interview.questions if one.id == option.next_question), None)
    if following is None:
        return (str(option.guide), *besides)
    return (*sorted({repr(_outcome(interview, following, one)) for one in following.options}), *besides)


def needs_no_question(understood: Understood) -> bool:
    """Whether danger is told, or what is asked has one answer for everybody."""
    told_danger = load_patterns("conversation").meets("danger.told", understood.standalone)
    return told_danger or (bool(understood.asks) and set(understood.asks) <= _SAME_FOR_ALL)


def _open_question(interview: Interview, known: KnownFacts) -> InterviewQuestion | None:
    """Walk from the first question along what is known, to the first that is not."""
    questions = {question.id: question for question in interview.questions}
    at: InterviewQuestion | None = interview.questions[0]
    for _ in interview.questions:
        if at is None or (answer := _answer_known(at, known)) is None:
            return at
        at = questions.get(answer.next_question or "")
    return None


def _answer_known(question: InterviewQuestion, known: KnownFacts) -> Option | None:
    """The option that what is known chooses already."""
    facts = ((option, _fact_of(question, option)) for option in question.options)
    return next((option for option, fact in facts if fact in known and known[fact] == option.sets[fact]), None)


def _fact_of(question: InterviewQuestion, option: Option) -> str:
    """The fact that the option answers: the one that most options of the question set; others it sets besides."""
    told = Counter(name for one in question.options for name in one.sets)
    return max(option.sets, key=lambda name: told[name], default="")


def _shown(interview: Interview, question: InterviewQuestion, language: Language) -> Clarification:
    name = f"{interview.id}/{question.id}"
    options = tuple(ClarificationOption(f"{name}/{one.id}", _label(one, language)) for one in question.options)
    return Clarification(name, question.text if language is Language.THAI else question.text_en, options)


def _label(option: Option, language: Language) -> str:
    return option.label if language is Language.THAI else option.label_en


def _by_label(text: str, offered: Clarification) -> list[ClarificationOption]:
    """Options whose label, or one of the ways in which it is put, is the message; else meets it in part."""
    parts = [(option, part) for option in offered.options for part in _ways(option.label)]
    same = {option.id: option for option, part in parts if part == text}
    shortest = 3
    part_of = {option.id: option for option, part in parts if len(part) > shortest and part in text}
    names = {option.id: option for option, part in parts if len(text) > shortest and _stands_in(text, part)}
    return list((same or part_of or names).values())


def _stands_in(text: str, label: str) -> bool:
    """Whether a label holds the text as words of their own: ป.อ. does not stand in ป.วิ.อ."""
    return re.search(rf"(?<!\S){re.escape(text)}(?!\S)", label) is not None


def _ways(label: str) -> Iterator[str]:
    folded = fold(label).text
    yield folded
    for pattern in load_patterns("conversation").lists["reply.between"]:
        yield from (part.strip() for part in re.split(pattern, folded) if part.strip())


def _by_facts(text: str, offered: Clarification, corpus: Corpus) -> list[ClarificationOption]:
    """Options one of whose facts the message tells: "16" years is under 18."""
    told = set(told_facts(text).items())
    if bare := _AGE.fullmatch(text):
        told |= set(age_facts(int(bare["age"])).items())
    if not told:
        return []
    sets = {one.id: chosen(one.id, corpus, Language.THAI) for one in offered.options}
    return [one for one in offered.options if (found := sets[one.id]) and told & set(found.facts.items())]


def _by_yes_or_no(text: str, offered: Clarification) -> list[ClarificationOption]:
    patterns = load_patterns("conversation")
    labels = [(option, fold(option.label).text) for option in offered.options]
    unsure = [option for option, label in labels if patterns.meets("reply.uncertain", label)]
    negative = [option for option, label in labels if patterns.meets("reply.negative", label)]
    if patterns.meets("reply.unsure", text):
        return unsure
    if patterns.meets("reply.no", text):
        return negative
    if patterns.meets("reply.yes", text):
        return [option for option, _ in labels if option not in unsure and option not in negative]
    return []
