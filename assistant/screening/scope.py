"""Whether a message tells of a case or names a law at all."""

from prompts import load_patterns


def speaks_of_law(text: str) -> bool:
    """Whether a folded text tells of a case or names a law."""
    return speaks_of_case(text) or load_patterns("screening").meets("law.named", text)


def speaks_of_case(text: str) -> bool:
    """Whether a folded text tells of a case: a word of criminal process, of disputes, or of a family of trouble."""
    scope = load_patterns("scope")
    return scope.meets("strong", text) or scope.meets("weak", text) or bool(load_patterns("families").met(text))
