"""Question → checked answer. What imports light is named here; a working assistant is `assistant.bootstrap.start`."""

from assistant.answers import (
    Answer,
    AnswerStatus,
    Block,
    Citation,
    Language,
    Question,
    TextKind,
    Verification,
    answer_json,
)
from assistant.clock import Clock, SystemClock
from assistant.errors import AssistantError, InvalidQuestionError, SettingsError
from assistant.masking import mask
from assistant.personal_data import PersonalDataKind, PersonalDataSpan, personal_data
from assistant.settings import Settings, read_settings

__all__ = [
    "Answer",
    "AnswerStatus",
    "AssistantError",
    "Block",
    "Citation",
    "Clock",
    "InvalidQuestionError",
    "Language",
    "PersonalDataKind",
    "PersonalDataSpan",
    "Question",
    "Settings",
    "SettingsError",
    "SystemClock",
    "TextKind",
    "Verification",
    "answer_json",
    "mask",
    "personal_data",
    "read_settings",
]
