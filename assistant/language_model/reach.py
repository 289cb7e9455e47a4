"""How far what was met in a clause still holds: denials, duties and leaves, relations, who acts."""

from dataclasses import dataclass, field

from assistant.language_model.clauses import Claim, Word
from assistant.language_model.lexicon import Entry, Sort

OPENERS = ("opens", "when", "contrast", "except", "says")
_RELATION_REACH = 2
_ACTOR_REACH = 2
_UNDER_REACH = 3
_DENIALS = {
    "apart": "not",
    "next": "not",
    "meaning": "unsaid",
    "clause": "forbid",
    "last": "forbid",
    "not_must": "free",
}
_TURNS = ("before", "after", "first", "then", "only")


@dataclass(slots=True)
class Reach:
    """What holds at this place of clause number `clause`."""

    clause: int
    marks: set[str] = field(default_factory=set)
    since: int = 0
    listing: bool = False
    turns: list[tuple[str, int]] = field(default_factory=list)
    pending: set[str] = field(default_factory=set)
    denial: Claim | None = None
    under: Claim | None = None
    passed: int = 0
    modal: Claim | None = None
    heads: set[Claim] = field(default_factory=set)
    relation: tuple[str, int] = ("", 0)
    actor: frozenset[str] = frozenset()
    acted: int = 0
    object_of: str | None = None
    last: str | None = None
    subject_may_follow: bool = True
    exists: bool = False
    owned: bool = False
    made_to: str | None = None

    def go_on(self, claim: Claim) -> None:
        """A ban or a duty of the clause before holds this one too."""
        if claim.kind == "must":
            self.modal = claim
        else:
            self.denial, self.listing = claim, True
            self.marks |= {"forbidden", "negated"}

    def open_claim(self) -> Claim | None:
        """The ban that a list goes on under."""
        return self.denial if self.denial is not None and self.denial.wide and self.listing else None

    def word(self, entry: Entry, met: tuple[str, ...]) -> Word:
        """The next word, with all that reaches it."""
        if self.made_to and entry.sort is Sort.CONTENT and self.pending <= {"lets"}:
            self.actor, self.acted = frozenset({self.made_to}), 0
        name, reach = self.relation
        actor = self.actor if self.acted < _ACTOR_REACH else frozenset()
        word = Word(entry.value, met, entry.sort, self.clause, entry.senses, entry.kinds, actor=actor)
        word.denied, word.under = self.denial, self.under if self.passed < _UNDER_REACH else None
        self.passed += 1
        word.relation = name if reach > 0 else None
        if self.modal is not None:
            word.modals.add(self.modal)
        word.exists = self.exists
        self.exists = False
        word.before, self.pending = frozenset(self.pending), set()
        word.heads = set(self.heads)
        if entry.sort is Sort.ACTOR:
            self._act(word)
            return word
        self.heads, self.owned, self.made_to = set(), False, None
        if self.denial is not None and not self.denial.wide:
            self.denial, self.under, self.passed = None, self.denial, 0
        self.object_of = None
        self.last, self.subject_may_follow = entry.value, False
        self.acted += 1
        self.relation = (name, reach - 1)
        return word

    def _act(self, word: Word) -> None:
        self.made_to = word.text if "lets" in word.before else None
        if self.owned:
            self.owned = False
        elif self.object_of is not None and word.before <= {"or", "joins", "binds", "whose"}:
            word.object_of = self.object_of
        elif self.last is None or self.subject_may_follow:
            self.actor = self.actor | {word.text} if self.acted == 0 else frozenset({word.text})
            self.acted = 0
        else:
            word.object_of = self.object_of = self.last
        self.subject_may_follow = False

    def mark(self, entry: Entry, words: list[Word]) -> None:
        """A word that denies, obliges, allows or relates."""
        self.pending.add(entry.value)
        if entry.value in _TURNS:
            self.turns.append((entry.value, len(words)))
        if entry.sort is Sort.NEGATION:
            self._deny(entry.value, words)
        elif entry.sort is Sort.MODAL:
            self._bind(entry.value, words)
        elif entry.sort is Sort.RELATION:
            self.marks.add(entry.value)
            self.relation = (entry.value, _RELATION_REACH)
            if words and words[-1].relation is None:
                words[-1].relation = entry.value
        else:
            self._condition(entry.value, words)

    def _condition(self, value: str, words: list[Word]) -> None:
        self.marks.add(value)
        if value in ("binds", "whose", "or", "then"):
            self.since = len(words)
        self.subject_may_follow = value in (*OPENERS, "or", "passive", "binds", "whose", "then")
        if value == "lets" and words and words[-1].object_of:
            self.made_to = words[-1].text
        if value == "binds" and self.modal is not None and self.modal.kind == "must":
            self.heads = {*self.heads, self.modal}
        if value == "passive":
            self.actor, self.acted = frozenset(), 0
        listed = self.under if value == "or" and self.under is not None and self.under.lists else None
        if value in ("joins", "binds", "whose", "then", "or"):
            self.under = self.under if value == "joins" else None
            if listed is not None:
                self.denial, self.heads = listed, {listed}
            elif self.denial is not None and not self.denial.wide:
                self.denial, self.heads = None, set()
            elif self.denial is not None and value == "or":
                self.heads = {*self.heads, self.denial}

    def _bind(self, kind: str, words: list[Word]) -> None:
        self.marks.add(kind)
        self.under = None
        claim = Claim(kind, wide=True)
        if kind == "can" and words:
            for word in words:
                word.modals.add(claim)
        if kind != "can" or not words:
            self.modal = claim
            self.heads.add(claim)

    def _bans(self, words: list[Word]) -> bool:
        """Whether a ban holds here, and what it bans was said."""
        ban = self.denial
        return ban is not None and ban.kind == "forbid" and bool(words) and words[-1].denied is ban

    def _deny(self, how: str, words: list[Word]) -> None:
        self.marks.add("negated")
        claim = Claim(
            _DENIALS[how],
            wide=how in ("clause", "last", "meaning"),
            ends=how == "last",
            lists=how == "apart",
            nested=self._bans(words),
        )
        if how == "last":
            for word in words:
                word.denied = word.denied or claim
            for word in words[self.since :]:
                word.heads.add(claim)
            self.marks.add("forbidden")
            return
        self.denial = claim
        self.heads.add(claim)
        self.marks.add("forbidden" if claim.wide else how)
        self.listing = how == "clause"
