"""What is said to a screened and understood message."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from assistant.answers import AnsweredStatement, AnswerStatus, Block, ComputedDeadline, Language
from assistant.checking import keep_verified
from assistant.clarifying import asked_back, which_law
from assistant.composing import Composed, compose
from assistant.conversation import Turn
from assistant.dates import shown_date
from assistant.deadlines import DeadlineStatus
from assistant.refusing import NOTHING, abstain, emergency_offices, greet, plain, say
from assistant.retrieving import Found, find
from assistant.screening import Screened, Screening, speaks_of_case
from assistant.sections import BY_REGISTER, faulty_sections
from assistant.served import Served
from assistant.sureness import sureness
from assistant.telling_time import tell_time
from assistant.timing import asked_deadline, asked_in_part
from assistant.understanding import Understood
from corpus.models import Ask, BlockKind
from indexing.fused import Scored
from prompts import Messages, load_messages, load_patterns


@dataclass(frozen=True, slots=True)
class Response:
    """Status, what is said, the first line of an emergency, whether the last turn was leaned on, days counted.

    `doubt`: ids of the guides that the message stands between. `confidence`: the probability that the answer is right.
    """

    status: AnswerStatus
    composed: Composed
    first_line: str = ""
    leaned: bool = False
    deadlines: tuple[ComputedDeadline, ...] = ()
    doubt: tuple[str, ...] = ()
    confidence: float | None = None


def respond(
    screened: Screened,
    understood: Understood,
    last: Turn | None,
    served: Served,
    as_of: date | None,
    now: datetime,
    message: str = "",
) -> Response:
    """Respond to one question.

    Args:
        screened: what screening found.
        understood: the question.
        last: the turn it leans on.
        served: the index.
        as_of: the date of the law asked about.
        now: what days told relatively are counted from.
        message: the whole folded message, where the question is one of several in it.
    """
    corpus, language = served.index.corpus, understood.language
    messages = load_messages(language.value)
    match screened.screening:
        case Screening.HARMFUL:
            block = say(BlockKind.REFERRAL, "status.refused_harmful", messages)
            return Response(AnswerStatus.REFUSED_HARMFUL, plain(block))
        case Screening.INJECTION:
            block = say(BlockKind.REFERRAL, "status.refused_injection", messages)
            return Response(AnswerStatus.REFUSED_INJECTION, plain(block))
        case Screening.GREETING:
            return Response(AnswerStatus.SMALLTALK, greet("status.smalltalk", corpus, messages, language))
        case Screening.THANKS:
            return Response(AnswerStatus.SMALLTALK, plain(say(BlockKind.ANSWER, "status.thanks", messages)))
        case Screening.ELSEWHERE:
            return Response(*abstain(understood.text, (), corpus, messages, language))
        case Screening.EMERGENCY:
            response = _emergency(screened.emergency or "", understood, last, served, as_of, messages)
            return _timed(response, understood, message, served, now, messages)
        case Screening.CLEAR:
            response = _from_sources(understood, last, served, as_of, messages)
            return _timed(response, understood, message, served, now, messages)


def _timed(
    response: Response, understood: Understood, message: str, served: Served, now: datetime, messages: Messages
) -> Response:
    """The response with the day counted, where one is asked for; a day that can be counted is an answer of its own.

    In an emergency nothing is asked back: what can be counted is told after the numbers to call.
    """
    index, language = served.index, understood.language
    corpus, laws = index.corpus, index.retriever.laws
    if message:
        found = asked_in_part(understood, message, corpus, laws, now)
    else:
        found = asked_deadline(understood, response.composed.guide, corpus, laws, now)
    if found is None:
        return response
    if response.status is AnswerStatus.EMERGENCY:
        if found.status is not DeadlineStatus.COMPUTED:
            return response
        timed = tell_time(response.composed, found, corpus, language, messages)
        return replace(response, composed=timed.composed, deadlines=timed.deadlines)
    answered = response.status in (AnswerStatus.ANSWERED, AnswerStatus.CLARIFY)
    timed = tell_time(response.composed if answered else NOTHING, found, corpus, language, messages)
    needs = found.status is DeadlineStatus.NEEDS_FACTS
    status = AnswerStatus.CLARIFY if needs else response.status if answered else AnswerStatus.ANSWERED
    leaned = response.leaned or bool(understood.whole)
    return replace(response, status=status, composed=timed.composed, deadlines=timed.deadlines, leaned=leaned)


def restarted(response: Response, language: Language) -> Response:
    """The response with a line saying that the conversation starts afresh."""
    block = say(BlockKind.CLARIFICATION, "notice.conversation_restarted", load_messages(language.value))
    return replace(response, composed=_noticed(response.composed, block))


def _emergency(
    kind: str, understood: Understood, last: Turn | None, served: Served, as_of: date | None, messages: Messages
) -> Response:
    corpus, language = served.index.corpus, understood.language
    own = served.index.retriever.scored(understood.text)
    danger = _guide_of_danger(find(understood, None, served, own), understood)
    # What to do now is asked by whoever asks nothing; what was said before matters only where no guide is told of.
    heard = replace(understood, guide=danger, asks=understood.asks or (Ask.WHAT_TO_DO,))
    response = _from_sources(heard, None if danger else last, served, as_of, messages, own)
    # Numbers first, and only a guide that fits beside them: loose sections would be in the way, and so would the
    # procedure of a case where someone wants to die, burns, drowns or is followed.
    beside = {"rescue": False, "self_harm": danger, "violence": danger or understood.asks}.get(kind, True)
    fits = response.composed.guide and beside
    composed = response.composed if fits else NOTHING
    cards = dict.fromkeys([*emergency_offices(kind, corpus, language), *composed.agencies])
    line = messages[f"emergency.{kind}"]
    return Response(AnswerStatus.EMERGENCY, replace(composed, agencies=tuple(cards)), line)


def _guide_of_danger(found: Found, understood: Understood) -> str | None:
    """Of the nearest guides one of a family of trouble that is told of: who is being hit is no suspect."""
    told = load_patterns("families").met(understood.text)
    return next((guide.id for guide in found.near if guide.family in told), None)


def _from_sources(
    understood: Understood,
    last: Turn | None,
    served: Served,
    as_of: date | None,
    messages: Messages,
    own: Scored | None = None,
) -> Response:
    corpus = served.index.corpus
    found = find(understood, last, served, own)
    if understood.citations and not found.evidence.named:
        return _without_named_sections(understood, last, served, as_of, messages)
    if not found.answers or not (composed := _composed(understood, found, served, as_of, messages)).blocks:
        return Response(*abstain(understood.text, found.near, corpus, messages, understood.language))
    faulty = faulty_sections(understood, corpus, messages)
    doubt = () if found.evidence.named else found.doubt
    sure = sureness(found.evidence, found.message, found.probability)
    return Response(
        AnswerStatus.ANSWERED, _noticed(composed, faulty), leaned=found.leaned, doubt=doubt, confidence=sure
    )


def _without_named_sections(
    understood: Understood, last: Turn | None, served: Served, as_of: date | None, messages: Messages
) -> Response:
    """Sections are named and none can be shown: say so or ask which law, and answer what else was asked."""
    corpus = served.index.corpus
    story = replace(understood, text=_beside_citations(understood))
    clarification = which_law(understood, corpus, messages)
    faulty = faulty_sections(understood, corpus, messages)
    found = find(story, last, served)
    answers = found.answers and _tells_of_case(story.text)
    composed = _composed(story, found, served, as_of, messages) if answers else NOTHING
    composed = _noticed(composed, faulty, asked_back(clarification, messages) if clarification else None)
    if not composed.blocks:
        return Response(*abstain(understood.text, found.near, corpus, messages, understood.language))
    composed = replace(composed, clarification=clarification)
    # That a section exists and is not told of here answers nothing of what was asked.
    answered = composed.citations or _answers_register(faulty)
    told = AnswerStatus.ANSWERED if answered else AnswerStatus.UNANSWERABLE_NO_SOURCE
    status = AnswerStatus.CLARIFY if clarification else told
    return Response(status, composed, leaned=found.leaned and answers)


def _tells_of_case(story: str) -> bool:
    """Whether a case is told of beside a section: โทษกี่ปี may be asked of any, and is no case."""
    patterns = load_patterns("conversation")
    for key in ("earlier.asked", "earlier.of_section"):
        story = patterns.without(key, story)
    return speaks_of_case(story)


def _answers_register(faulty: Block | None) -> bool:
    """Whether the register itself answers: there is no such section, or it was repealed."""
    return any(one.id.startswith(BY_REGISTER) for one in faulty.statements) if faulty else False


def _beside_citations(understood: Understood) -> str:
    text = understood.text
    for mention in reversed(understood.citations):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join(text.split())


def _composed(understood: Understood, found: Found, served: Served, as_of: date | None, messages: Messages) -> Composed:
    composed = keep_verified(compose(understood, found.evidence, served.index.corpus, messages, as_of))
    if as_of is None or not composed.blocks:
        return composed
    text = messages.fill("notice.as_of_unknown", date=shown_date(as_of, understood.language))
    statement = AnsweredStatement("notice/as-of", text)
    return _noticed(composed, Block(BlockKind.CLARIFICATION, messages["block.clarification"], (statement,)))


def _noticed(composed: Composed, *notices: Block | None) -> Composed:
    return replace(composed, blocks=(*filter(None, notices), *composed.blocks))
