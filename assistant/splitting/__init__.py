"""Tell the questions of a message apart: by lists and lines first, then by the words that ask.

No model is asked. Where it is not plain that a second question begins the message stays whole.
"""

from assistant.splitting.telling_apart import split_questions

__all__ = ["split_questions"]
