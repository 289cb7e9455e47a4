"""Words, not logic: what is shown to people, and the word lists that screening reads."""

from prompts.files import Messages, Patterns, load_messages, load_patterns

__all__ = ["Messages", "Patterns", "load_messages", "load_patterns"]
