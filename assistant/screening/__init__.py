"""Look at a message before anything is searched: emergencies first, then what must not be helped with.

read (reading, rules) → emergencies → small talk → instructions (injection) → harm → a second opinion (learned)
"""

from assistant.screening.deciding import screen
from assistant.screening.opinion import idleness
from assistant.screening.outcome import Screened, Screening
from assistant.screening.scope import speaks_of_case, speaks_of_law

__all__ = ["Screened", "Screening", "idleness", "screen", "speaks_of_case", "speaks_of_law"]
