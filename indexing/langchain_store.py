"""An in-memory LangChain VectorStore over our dense leg, for those who keep documents of their own beside the law."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore

from indexing.dense import DenseLeg, Vectors
from indexing.embedder import Embedder
from indexing.errors import IndexingError


class EmbedderEmbeddings(Embeddings):
    """An Embedder of ours as LangChain's Embeddings."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector a text; zeros for a text with no known word."""
        return [[float(value) for value in vector] for vector in self._embedder.embed(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of one text."""
        return self.embed_documents([text])[0]


class NitiNamVectorStore(VectorStore):
    """Documents by the cosine of their vectors with the query's; of equals, what was added first stands first.

    A document added under an id that is there takes its place. The dense leg is built at the first search after a
    change. Not safe to change from several threads.
    """

    def __init__(self, embedding: Embeddings) -> None:
        self._embedding = embedding
        self._documents: dict[str, Document] = {}
        self._vectors: dict[str, Vectors] = {}
        self._leg: DenseLeg | None = None

    @property
    def embeddings(self) -> Embeddings:
        """What turns texts into vectors."""
        return self._embedding

    def add_texts(
        self,
        texts: Iterable[str],
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: Sequence[str | None] | None = None,
        **kwargs: Any,
    ) -> list[str]:
        """Add or replace documents; their ids, made up where none is given.

        Raises:
            IndexingError: not as many metadatas or ids as texts.
        """
        wanted = list(texts)
        told = [{} for _ in wanted] if metadatas is None else metadatas
        named = [None] * len(wanted) if ids is None else list(ids)
        if not len(wanted) == len(told) == len(named):
            raise IndexingError(f"{len(wanted)} texts need as many metadatas and ids, not {len(told)} and {len(named)}")
        kept = [name or str(uuid.uuid4()) for name in named]
        vectors = self._embedding.embed_documents(wanted) if wanted else []
        for name, text, metadata, vector in zip(kept, wanted, told, vectors, strict=True):
            self._documents[name] = Document(id=name, page_content=text, metadata=dict(metadata))
            self._vectors[name] = _unit(vector)
        self._leg = None
        return kept

    def delete(self, ids: list[str] | None = None, **kwargs: Any) -> bool:
        """Remove these documents, or all where no ids are given; ids that are not there are passed over."""
        for name in list(self._documents) if ids is None else ids:
            self._documents.pop(name, None)
            self._vectors.pop(name, None)
        self._leg = None
        return True

    def get_by_ids(self, ids: Sequence[str], /) -> list[Document]:
        """The documents that are there, in the order asked for."""
        return [_copied(self._documents[name]) for name in ids if name in self._documents]

    def similarity_search(self, query: str, k: int = 4, **kwargs: Any) -> list[Document]:
        """The k nearest documents, nearest first."""
        return [document for document, _ in self.similarity_search_with_score(query, k)]

    def similarity_search_with_score(self, query: str, k: int = 4, **kwargs: Any) -> list[tuple[Document, float]]:
        """The k nearest documents and their cosines with the query (-1 to 1), nearest first."""
        if not self._documents or k <= 0:
            return []
        scores = self._built().scores(_unit(self._embedding.embed_query(query)))
        documents = list(self._documents.values())
        return [(_copied(documents[row]), float(scores[row])) for row in np.argsort(-scores, kind="stable")[:k]]

    @classmethod
    def from_texts(
        cls,
        texts: list[str],
        embedding: Embeddings,
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        **kwargs: Any,
    ) -> "NitiNamVectorStore":
        """A store of these texts."""
        store = cls(embedding)
        store.add_texts(texts, metadatas, ids=ids)
        return store

    def _select_relevance_score_fn(self) -> Any:
        return lambda cosine: (cosine + 1) / 2

    def _built(self) -> DenseLeg:
        if self._leg is None:
            self._leg = DenseLeg.build(np.stack(list(self._vectors.values())))
        return self._leg


def _unit(vector: Sequence[float]) -> Vectors:
    found = np.asarray(vector, dtype=np.float32)
    return np.asarray(found / max(float(np.linalg.norm(found)), 1e-12), dtype=np.float32)


def _copied(document: Document) -> Document:
    return document.model_copy(deep=True)
