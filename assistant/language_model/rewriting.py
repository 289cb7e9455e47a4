"""Have a model rewrite a composed answer, on a leash: what it adds, turns round or leaves out does not get out."""

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answers import Answer, AnsweredStatement, AnswerStatus, Language
from assistant.language_model.checking import Verdict, check
from assistant.language_model.errors import ModelError
from assistant.language_model.guarding import GuardedModel
from assistant.language_model.outcome import Outcome
from assistant.language_model.prompting import rewriting_prompt
from assistant.language_model.repairing import LEAST_SENTENCES, repaired, statement_of
from assistant.language_model.sentences import SentenceReader
from assistant.language_model.sources import Source, sources_of
from prompts import load_messages

_REWRITTEN = (AnswerStatus.ANSWERED, AnswerStatus.CLARIFY)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The answer to serve, what became of the model's text, and what was judged of it."""

    answer: Answer
    outcome: Outcome
    model: str = ""
    prompt_sha256: str = ""
    verdicts: tuple[Verdict, ...] = ()


class Rewriter:
    """Rewrites composed answers with one model; safe to call from many threads. `outcomes` counts what became."""

    def __init__(self, model: GuardedModel) -> None:
        self._model = model
        self._lock = threading.Lock()
        self.outcomes: Counter[Outcome] = Counter()

    def rewrite(self, answer: Answer, question: str, language: Language) -> Rewritten:
        """The checked rewrite, or the composed answer untouched; never an error. `question` is masked."""
        for event in self.stream(answer, question, language):
            if isinstance(event, Rewritten):
                return event
        raise AssertionError("a stream ends in the answer")

    def stream(self, answer: Answer, question: str, language: Language) -> Iterator[AnsweredStatement | Rewritten]:
        """Each sentence once it has passed, then the answer; an answer that is composed replaces what was shown."""
        sources = sources_of(answer)
        if not _may_be_rewritten(answer, sources):
            yield self._counted(Rewritten(answer, Outcome.NOT_ASKED))
            return
        prompt = rewriting_prompt(question, sources, language)
        verdicts: list[Verdict] = []
        try:
            for verdict in self._verdicts(self._model.stream(prompt), sources):
                verdicts.append(verdict)
                if verdict.passed:
                    yield statement_of(verdict, sum(1 for each in verdicts if each.passed))
        except ModelError as error:
            yield self._counted(Rewritten(answer, error.outcome, self._model.id, prompt.sha256, tuple(verdicts)))
            return
        made = repaired(answer, verdicts, load_messages(language.value)["block.answer"])
        outcome = Outcome.LITTLE_LEFT if made is None else Outcome.REWRITTEN
        yield self._counted(Rewritten(made or answer, outcome, self._model.id, prompt.sha256, tuple(verdicts)))

    def _verdicts(self, pieces: Iterator[str], sources: tuple[Source, ...]) -> Iterator[Verdict]:
        numbered = {source.number: source for source in sources}
        reader = SentenceReader()
        for piece in pieces:
            yield from (check(sentence, numbered) for sentence in reader.feed(piece))
        yield from (check(sentence, numbered) for sentence in reader.close())

    def _counted(self, rewritten: Rewritten) -> Rewritten:
        with self._lock:
            self.outcomes[rewritten.outcome] += 1
        return rewritten


def _may_be_rewritten(answer: Answer, sources: tuple[Source, ...]) -> bool:
    """An answer from the law to one question; an emergency, a refusal or several questions stay as composed."""
    statements = sum(1 for source in sources if source.statement)
    return answer.status in _REWRITTEN and len(answer.parts) == 1 and statements >= LEAST_SENTENCES
