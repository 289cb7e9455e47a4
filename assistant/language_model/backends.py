"""Models through LangChain: any OpenAI-compatible server, or transformers in this process."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.language_model.errors import CutError, MalformedError, MissingExtraError, UnavailableError
from assistant.language_model.limits import Limits
from assistant.language_model.model import LanguageModel, Prompt
from assistant.language_model.specification import BackendKind, Specification

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_NO_KEY = "none"  # a server without keys still wants a header


class ChatBackend:
    """A LangChain chat model as a LanguageModel."""

    def __init__(self, identity: str, chat: "BaseChatModel") -> None:
        self.id = identity
        self._chat = chat

    def stream(self, prompt: Prompt, limits: Limits) -> Iterator[str]:  # noqa: ARG002 (bound when it was made)
        """The text as it comes.

        Raises:
            CutError: the model says that it was cut.
            MalformedError: something else than text came.
            UnavailableError: the server, the network or the library failed.
        """
        messages = [("system", prompt.system), ("human", prompt.user)]
        try:
            for chunk in self._chat.stream(messages):
                if not isinstance(chunk.content, str):
                    raise MalformedError(type(chunk.content).__name__)
                if chunk.content:
                    yield chunk.content
                if chunk.response_metadata.get("finish_reason") == "length":
                    raise CutError("the model reached its token budget")
        except (CutError, MalformedError, GeneratorExit):
            raise
        except Exception as error:
            # The message may hold the prompt or the address: only its kind is kept.
            raise UnavailableError(type(error).__name__) from None


def backend_for(specification: Specification, limits: Limits) -> LanguageModel:
    """The model that was named.

    Raises:
        MissingExtraError: its library is not installed.
    """
    match specification.backend:
        case BackendKind.OPENAI:
            return _openai(specification, limits)
        case BackendKind.TRANSFORMERS:
            return _transformers(specification, limits)


def _openai(specification: Specification, limits: Limits) -> ChatBackend:
    try:
        from langchain_openai import ChatOpenAI
    except ImportError as error:
        raise MissingExtraError("NITINAM_LLM=openai:… needs: pip install 'nitinam[llm]'") from error
    chat = ChatOpenAI(
        model=specification.model,
        base_url=specification.url,
        api_key=specification.key or _NO_KEY,
        temperature=0.0,
        max_tokens=limits.tokens,
        timeout=limits.seconds,
        max_retries=0,
        stream_usage=False,
    )
    return ChatBackend(f"openai:{specification.model}", chat)


def _transformers(specification: Specification, limits: Limits) -> ChatBackend:
    try:
        from langchain_huggingface import ChatHuggingFace, HuggingFacePipeline
    except ImportError as error:
        raise MissingExtraError("NITINAM_LLM=transformers:… needs: pip install 'nitinam[llm,train]'") from error
    settings: dict[str, Any] = {"max_new_tokens": limits.tokens, "do_sample": False, "return_full_text": False}
    pipeline = HuggingFacePipeline.from_model_id(specification.model, task="text-generation", pipeline_kwargs=settings)
    return ChatBackend(f"transformers:{specification.model}", ChatHuggingFace(llm=pipeline))
