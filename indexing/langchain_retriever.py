"""The retriever as a LangChain BaseRetriever, for those who build their own chains."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from indexing.hits import Hit, Retriever


class NitiNamRetriever(BaseRetriever):
    """Documents carry the passage's text; metadata says law, section, guide, kind, score and legs."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    retriever: Any
    k: int = 10

    @classmethod
    def over(cls, retriever: Retriever, k: int = 10) -> "NitiNamRetriever":
        """Wrap any Retriever."""
        return cls(retriever=retriever, k=k)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.retriever.search(query, self.k)]


def _document(hit: Hit) -> Document:
    passage = hit.passage
    metadata = {
        "kind": passage.kind.value,
        "law": passage.law,
        "section": passage.section,
        "guide": passage.guide,
        "statement": passage.statement,
        "title": passage.title,
        "score": hit.score,
        "legs": dict(hit.legs),
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
