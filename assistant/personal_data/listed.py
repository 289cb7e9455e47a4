"""Names in a list of people: those that a word or a space joins to one that was found."""

from collections.abc import Iterator

from assistant.personal_data.endings import until_an_ending
from assistant.personal_data.given_and_family import RUN, family_end, given_end
from assistant.personal_data.leads import Sureness, again_lists, another_name
from assistant.personal_data.nicknames import LONGEST_NICK, is_borrowed, nicknames
from assistant.personal_data.spans import PersonalDataKind, PersonalDataSpan
from assistant.personal_data.syllables import syllables_end
from indexing.tokenising import dictionary_words, everyday_words

_LISTED = 4


def others(end: int, text: str) -> Iterator[PersonalDataSpan]:
    """Names joined to one that was found, as in a list of people; the next of them tells of the rest."""
    for _ in range(_LISTED):
        joint = another_name().match(text, end)
        start = joint.end() if joint else end + 1
        following = given_end(start, text, Sureness.WEAK) if joint else None
        following = (
            following
            or (syllables_end(start, text) if joint else None)
            or _nickname_end(start, text, joined=joint is not None)
        )
        if following is None:
            return
        end = family_end(following, text, Sureness.WEAK)
        yield PersonalDataSpan(start, end, PersonalDataKind.NAME)


def _nickname_end(start: int, text: str, *, joined: bool) -> int | None:
    """The end of a nickname in a list of people: one of the lists, or after a word that joins no word at all."""
    run = RUN.match(text, start)
    if run is None:
        return None
    if not joined:
        listed = text[start - 1] == " " and run[0] in nicknames() and run[0] not in everyday_words()
        return run.end() if listed else None
    length = until_an_ending(run[0])
    nick = run[0][:length]
    doing = again_lists().doing.match(run[0], length) is not None
    known = nick in nicknames() and (length == len(run[0]) or doing or nick not in everyday_words())
    unknown = 2 <= length <= LONGEST_NICK and (nick not in dictionary_words() or is_borrowed(nick))
    return start + length if known or unknown else None
