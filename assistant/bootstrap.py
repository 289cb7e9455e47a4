"""The composition root: settings become a working assistant. Tests call the same with fakes."""

from dataclasses import dataclass
from datetime import timedelta

from assistant.clock import Clock, SystemClock
from assistant.conversation import InProcessMemory
from assistant.language_model.starting import follow_ups_for, model_for, rewriter_for
from assistant.pipeline import Assistant
from assistant.served import Served
from assistant.settings import Settings
from indexing.build import load_index
from indexing.embedding import embedder_for
from indexing.loaded import LiveIndex, LoadedIndex


@dataclass(frozen=True, slots=True)
class Runtime:
    """A running assistant and the index it answers from."""

    assistant: Assistant
    live: LiveIndex[Served]
    settings: Settings

    @property
    def index(self) -> LoadedIndex:
        """The index version now served."""
        return self.live.get().index


def start(settings: Settings, clock: Clock | None = None) -> Runtime:
    """Open the current index and start answering.

    Raises:
        IndexingError: no index, a damaged one, or no encoder.
        SettingsError: NITINAM_LLM cannot be read, or its library is not installed.
    """
    embedder = embedder_for(settings.embedder)
    live = LiveIndex(settings.index_root, lambda version: Served.of(load_index(settings.index_root, embedder, version)))
    told = clock or SystemClock()
    memory = InProcessMemory(told, timedelta(minutes=settings.conversation_minutes))
    model = model_for(settings.llm)
    assistant = Assistant(live.get, memory, told, rewriter_for(model), follow_ups_for(model))
    return Runtime(assistant, live, settings)
