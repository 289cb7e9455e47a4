"""A small invented corpus, as a data folder and as values."""

import shutil
from pathlib import Path

from corpus.collection import Corpus
from corpus.loading import DATA, read_with_origins
from corpus.validation import Origins

FILES = {
    "laws.yaml": """- id: kite-act
  official: พระราชบัญญัติว่าว พ.ศ. 2560
  short: พ.ร.บ.ว่าว
  english: Kite Act
  kind: act
  year_be: 2560
""",
    "register/kite-act.yaml": "law: kite-act\nsource: invented\nsections: [1-29]\nrepealed: []\n",
    "digests/kite-act/wind.yaml": """law: พ.ร.บ.ว่าว
heading_path: [หมวด 1]
review: {by: machine, on: 2026-01-11, due: 2026-06-01}
sections:
  - number: "1"
    heading: แจ้ง
    digest: >-
      วรรคหนึ่ง: แจ้งภายใน 15 วัน วรรคสอง: อายุไม่ถึง 18 ปี ผู้ปกครองแจ้งแทนภายใน 3 เดือน
    questions: {casual: [ต้องแจ้งว่าวมั้ย]}
    goes_with:
      - {section: "2", relation: penalty}
      - {section: "4", relation: see_also}
  - number: "2"
    heading: โทษ
    digest: ปรับไม่เกิน 5,000 บาท
    goes_with: [{section: "4", relation: see_also}]
  - number: "4"
    heading: เลื่อน
    digest: เลื่อนได้คราวละ 6 วัน
""",
    "guides/kites.yaml": """id: kites
title: ว่าว
title_en: Kites
family: warrants
stage: any
roles: [anyone]
questions:
  casual: [ปล่อยว่าวต้องแจ้งใครก่อนไหมครับ, ว่าวตกใส่บ้านคนอื่นต้องทำอย่างไรดีครับ]
answer:
  - id: tell
    text: แจ้งนายทะเบียนภายใน 15 วัน ไม่แจ้งไม่ได้
    text_en: Tell the registrar within 15 days. You cannot leave it.
    basis: [{law: พ.ร.บ.ว่าว, section: "1", paragraph: 1}]
  - id: fine
    text: ปรับไม่เกิน 5,000 บาท
    basis: [{law: พ.ร.บ.ว่าว, section: "2", paragraph: 1}]
next_questions: [balloons]
review: {by: machine, on: 2026-01-11}
""",
    "guides/balloons.yaml": """id: balloons
title: ลูกโป่ง
title_en: Balloons
family: offences
stage: trial
roles: [anyone]
questions:
  casual: [ว่าวตกใส่บ้านคนอื่นต้องทำอย่างไรดีคะ]
answer:
  - id: call
    text: โทร 1441
    basis: [{source_url: "https://example.org", retrieved: 2026-01-11, figure: สายด่วน 1441}]
next_questions: [kites]
review: {by: machine, on: 2026-01-11}
""",
    "agencies.yaml": """- id: kite-office
  name: สำนักว่าว
  name_en: Kite office
  what_for: ถาม
  what_for_en: Ask
  phones: [{value: "1441", source_url: "https://example.org", checked: 2026-01-11}]
""",
    "interviews.yaml": """- id: kite-or-balloon
  title: เรื่องอะไร
  questions:
    - id: what
      text: เรื่องอะไร
      text_en: What is it about?
      options:
        - {id: kite, label: ว่าว, label_en: A kite, sets: {what: kite}, guide: kites}
        - {id: balloon, label: ลูกโป่ง, label_en: A balloon, sets: {what: balloon}, guide: balloons}
""",
    "terms.yaml": "[]\n",
    "deadline_rules.yaml": "[]\n",
    "document_types.yaml": "[]\n",
    "amendments.yaml": "[]\n",
}


def write(folder: Path, **changed: tuple[str, str]) -> Path:
    """The data folder; `changed` maps a file's stem to (old, new) text."""
    for name, text in FILES.items():
        old, new = changed.get(Path(name).stem, ("", ""))
        assert old in text
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    shutil.copy(DATA / "holidays.yaml", folder)
    return folder


def read(folder: Path) -> tuple[Corpus, Origins]:
    """The corpus of a folder and where everything stands."""
    corpus, origins, _ = read_with_origins(folder)
    return corpus, origins
