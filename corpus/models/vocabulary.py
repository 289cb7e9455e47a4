"""Closed value sets of the corpus: what a guide may be about, when, for whom, and how people speak."""

from enum import StrEnum


class Family(StrEnum):
    """Family of trouble (กลุ่มเรื่อง) a guide belongs to."""

    WARRANTS = "warrants"
    SUMMONS = "summons"
    ARREST = "arrest"
    SEARCH = "search"
    CUSTODY = "custody"
    BAIL = "bail"
    INTERROGATION = "interrogation"
    LEGAL_AID = "legal_aid"
    JUVENILE = "juvenile"
    VULNERABLE = "vulnerable"
    FOREIGNERS = "foreigners"
    PROSECUTION = "prosecution"
    PRIVATE_PROSECUTION = "private_prosecution"
    TRIAL = "trial"
    WITNESSES = "witnesses"
    JUDGMENT = "judgment"
    APPEAL = "appeal"
    SENTENCE = "sentence"
    PRISON = "prison"
    CRIMINAL_RECORD = "criminal_record"
    LIMITATION = "limitation"
    MEDIATION = "mediation"
    OFFICER_MISCONDUCT = "officer_misconduct"
    COMPENSATION = "compensation"
    VICTIMS = "victims"
    SEXUAL_OFFENCES = "sexual_offences"
    DOMESTIC_VIOLENCE = "domestic_violence"
    ONLINE_FRAUD = "online_fraud"
    COMPUTER_CRIME = "computer_crime"
    FAKE_OFFICIALS = "fake_officials"
    DRUGS = "drugs"
    TRAFFIC = "traffic"
    OFFENCES = "offences"
    INQUEST = "inquest"
    OFFICES = "offices"
    DEBT = "debt"
    LEASE = "lease"
    CONSUMER = "consumer"
    LABOUR = "labour"
    FAMILY_MATTERS = "family_matters"
    INHERITANCE = "inheritance"
    PERSONAL_DATA = "personal_data"
    CIVIL_PROCEDURE = "civil_procedure"


class Stage(StrEnum):
    """Where in the procedure a person stands (ขั้นตอนของคดี)."""

    BEFORE_ARREST = "before_arrest"
    ARRESTED = "arrested"
    IN_CUSTODY = "in_custody"
    INVESTIGATION = "investigation"
    PROSECUTION = "prosecution"
    TRIAL = "trial"
    JUDGMENT = "judgment"
    APPEAL = "appeal"
    SENTENCE = "sentence"
    AFTER = "after"
    ANY = "any"


class Role(StrEnum):
    """Who is speaking or spoken to."""

    ACCUSED = "accused"
    FAMILY = "family"
    VICTIM = "victim"
    WITNESS = "witness"
    OFFICER = "officer"
    ANYONE = "anyone"


class SpeechRegister(StrEnum):
    """How a question is put (ระดับภาษา)."""

    CASUAL = "casual"
    SLANG = "slang"
    NEUTRAL = "neutral"
    FORMAL = "formal"
    MISSPELT = "misspelt"
    STORY = "story"
    WORRIED_PARENT = "worried_parent"
    ELDERLY = "elderly"
    ENGLISH = "english"


class Ask(StrEnum):
    """A sub-question that a statement answers; the composer picks statements by it."""

    WHAT_TO_DO = "what_to_do"
    HOW_LONG = "how_long"
    HOW_MUCH = "how_much"
    WHERE = "where"
    WHO = "who"
    WHEN = "when"
    WHY = "why"
    WHICH_DOCUMENTS = "which_documents"
    IS_IT_ALLOWED = "is_it_allowed"
    MUST_I = "must_i"
    WHAT_HAPPENS = "what_happens"
    HOW_TO_CHECK = "how_to_check"
    WHICH_RIGHTS = "which_rights"
    WHAT_PENALTY = "what_penalty"
    WHAT_IS = "what_is"


class BlockKind(StrEnum):
    """A titled group of an answer; the first nine are the statement groups of a guide, in the order shown."""

    URGENT = "urgent"
    ANSWER = "answer"
    STEPS = "steps"
    RIGHTS = "rights"
    DEADLINES = "deadlines"
    DOCUMENTS = "documents"
    WHERE = "where"
    FEES = "fees"
    WARNINGS = "warnings"
    LAW = "law"
    CLARIFICATION = "clarification"
    REFERRAL = "referral"


class SectionStatus(StrEnum):
    """Standing of a section number in the register."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"


class LawKind(StrEnum):
    """Kind of instrument a law is."""

    CONSTITUTION = "constitution"
    CODE = "code"
    ACT = "act"
    EMERGENCY_DECREE = "emergency_decree"
    ROYAL_DECREE = "royal_decree"
    CHARTER = "charter"


class Instrument(StrEnum):
    """Which instrument a numbered section stands in, so that repeated numbers never collide."""

    MAIN = "main"
    ENACTING_ACT = "enacting_act"
    AMENDING_ACT = "amending_act"


class Relation(StrEnum):
    """Why two sections go together (`goes_with`)."""

    PENALTY = "penalty"
    DEFINITION = "definition"
    OFFENCE = "offence"
    EXCEPTION = "exception"
    RULE = "rule"
    PROCEDURE = "procedure"
    SEE_ALSO = "see_also"


class Reviewer(StrEnum):
    """Who read a file last."""

    MACHINE = "machine"
    LAWYER = "lawyer"
    OFFICER = "officer"


class PeriodUnit(StrEnum):
    """Unit of a period in a deadline rule."""

    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class FactKind(StrEnum):
    """Type of a fact that a deadline rule or an interview asks for."""

    DATE = "date"
    DATETIME = "datetime"
    NUMBER = "number"
    AGE = "age"
    MINUTES = "minutes"
    CHOICE = "choice"
    YES_NO = "yes_no"


class HolidayRule(StrEnum):
    """What happens when the last day is a holiday."""

    NEXT_WORKING_DAY = "next_working_day"
    NO_EXTENSION = "no_extension"
