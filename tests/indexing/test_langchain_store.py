"""The vector store against LangChain's own in-memory store, which knows nothing of ours."""

import pytest
from langchain_core.documents import Document
from langchain_core.embeddings import DeterministicFakeEmbedding, Embeddings
from langchain_core.vectorstores import InMemoryVectorStore, VectorStore

from indexing.errors import IndexingError
from indexing.langchain_store import EmbedderEmbeddings, NitiNamVectorStore
from tests.indexing.fakes import HashEmbedder

TEXTS = ["หมายจับหมดอายุไหม", "ประกันตัวยื่นที่ไหน", "แจ้งความที่ไหน", "ศาลนัดวันไหน", "ทนายขอแรงคืออะไร"]
IDS = ["a", "b", "c", "d", "e"]
METADATAS = [{"row": row} for row in range(len(TEXTS))]
EMBEDDINGS: dict[str, Embeddings] = {
    "LangChain's": DeterministicFakeEmbedding(size=24),
    "ours": EmbedderEmbeddings(HashEmbedder()),
}


@pytest.fixture(params=EMBEDDINGS)
def stores(request: pytest.FixtureRequest) -> tuple[VectorStore, VectorStore]:
    """Ours, and the reference."""
    embedding = EMBEDDINGS[request.param]
    ours = NitiNamVectorStore.from_texts(TEXTS, embedding, METADATAS, ids=IDS)
    return ours, InMemoryVectorStore.from_texts(TEXTS, embedding, METADATAS, ids=IDS)


def test_documents_and_scores_are_those_of_the_reference(stores: tuple[VectorStore, VectorStore]) -> None:
    for query in ("หมายจับ", "ประกันตัว ศาล", TEXTS[2]):
        ours, theirs = (store.similarity_search_with_score(query, 5) for store in stores)
        # Equal cosines may stand in either order; everything else is the same.
        assert [score for _, score in ours] == pytest.approx([score for _, score in theirs], abs=1e-5)
        assert {document.id: (document.page_content, document.metadata) for document, _ in ours} == {
            document.id: (document.page_content, document.metadata) for document, _ in theirs
        }
        assert {document.id: score for document, score in ours} == pytest.approx(
            {document.id: score for document, score in theirs}, abs=1e-5
        )


def test_k_only_cuts_the_list(stores: tuple[VectorStore, VectorStore]) -> None:
    ours, _ = stores
    every = ours.similarity_search("ศาล", 100)
    assert len(every) == len(TEXTS)
    assert [ours.similarity_search("ศาล", k) for k in (0, 1, 3)] == [every[:0], every[:1], every[:3]]
    assert ours.similarity_search("ศาล") == every[:4]


def test_a_text_is_nearest_to_itself(stores: tuple[VectorStore, VectorStore]) -> None:
    ours, _ = stores
    (document, score), *_ = ours.similarity_search_with_score(TEXTS[3], 1)
    assert document.id == "d"
    assert score == pytest.approx(1, abs=1e-5)


def test_what_is_deleted_is_not_found_and_what_is_not_there_is_passed_over(
    stores: tuple[VectorStore, VectorStore],
) -> None:
    for store in stores:
        store.delete(["d", "nowhere"])
    assert [{document.id for document in store.similarity_search("ศาล", 9)} for store in stores] == [set("abce")] * 2
    assert [store.get_by_ids(["d", "a", "nowhere"])[0].id for store in stores] == ["a", "a"]
    stores[0].delete()
    assert stores[0].similarity_search("ศาล") == []


def test_an_id_that_is_there_is_replaced(stores: tuple[VectorStore, VectorStore]) -> None:
    for store in stores:
        store.add_documents([Document(id="a", page_content="ค่าปรับเท่าไร", metadata={"row": 9})])
    found = [store.similarity_search("ค่าปรับเท่าไร", 9) for store in stores]
    assert [len(documents) for documents in found] == [5, 5]
    assert [documents[0].metadata for documents in found] == [{"row": 9}] * 2


def test_ids_are_made_up_where_none_is_given_and_are_told() -> None:
    store = NitiNamVectorStore(EMBEDDINGS["ours"])
    names = store.add_texts(TEXTS)
    assert len(set(names)) == len(TEXTS)
    assert [document.page_content for document in store.get_by_ids(names)] == TEXTS
    assert store.add_texts([]) == []


def test_a_document_that_is_changed_outside_stays_as_it_was_inside(stores: tuple[VectorStore, VectorStore]) -> None:
    ours, _ = stores
    ours.get_by_ids(["a"])[0].metadata["row"] = 99
    assert ours.get_by_ids(["a"])[0].metadata == {"row": 0}


def test_lists_of_unequal_length_are_refused() -> None:
    store = NitiNamVectorStore(EMBEDDINGS["ours"])
    with pytest.raises(IndexingError, match="5 texts need as many metadatas and ids, not 1 and 5"):
        store.add_texts(TEXTS, [{}])
    with pytest.raises(IndexingError, match="not 5 and 2"):
        store.add_texts(TEXTS, ids=["a", "b"])


def test_a_store_serves_as_a_retriever_with_relevance_between_0_and_1() -> None:
    store = NitiNamVectorStore.from_texts(TEXTS, EMBEDDINGS["ours"], ids=IDS)
    assert store.as_retriever(search_kwargs={"k": 2}).invoke(TEXTS[1])[0].id == "b"
    scores = [score for _, score in store.similarity_search_with_relevance_scores(TEXTS[1], 5)]
    assert scores[0] == pytest.approx(1, abs=1e-5)
    assert all(0 <= score <= 1 + 1e-6 for score in scores)
