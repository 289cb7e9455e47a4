// One block of an answer: a short title and its statements, each with the sources it rests on.

import { chip } from "./citation-view.js";
import { el, icon, languageOf } from "./elements.js";
import { dayView } from "./help-view.js";
import { hasString, t, tCount } from "./i18n.js";
import { byParagraph } from "./paragraphs.js";
import { withPhoneLinks } from "./phones.js";

/** Blocks that cannot be folded: what to do now, and who helps. */
const FIXED = new Set(["urgent", "answer", "clarification", "referral"]);
/** A deadline that runs is never hidden from the start. */
const STARTS_OPEN = new Set([...FIXED, "deadlines"]);
/** Letters shown before further blocks are folded under their title: the answer's first screen stays short. */
const OPEN_LETTERS = 700;

/**
 * Which of a part's blocks start open.
 * @returns {boolean[]} one per block, in order
 */
export function openBlocks(blocks) {
  let letters = 0;
  return blocks.map((block) => {
    const before = letters;
    for (const statement of block.statements ?? []) letters += statement.text.length;
    // Summaries of sections are long: they open only where little else is said. The law is one tap away.
    return STARTS_OPEN.has(block.kind) || (block.kind === "law" ? letters : before) < OPEN_LETTERS;
  });
}

/**
 * @param context {citations: Map marker -> Citation, openSource, isPhone(digits), level: heading level, counted: days}
 */
export function blockView(block, open, context) {
  const statements = block.statements ?? [];
  const title = el(`h${context.level}`, { class: "block-title" }, icon(iconOf(block.kind)), blockTitle(block));
  const body = [(context.counted ?? []).map(dayView), statementList(block, statements, context)].flat();
  if (FIXED.has(block.kind)) return el("section", { class: "block", "data-kind": block.kind }, title, body);
  const count = el("span", { class: "count" }, tCount("block.count", statements.length));
  return el("details", { class: "block", "data-kind": block.kind, open }, el("summary", {}, title, count), body);
}

function blockTitle(block) {
  return block.title || (hasString(`block.${block.kind}`) ? t(`block.${block.kind}`) : "");
}

function iconOf(kind) {
  return hasString(`block.${kind}`) ? kind : "answer";
}

function statementList(block, statements, context) {
  const items = statements.map((statement) => statementView(statement, context));
  return el(block.kind === "steps" ? "ol" : "ul", { class: "statements", role: "list" }, items);
}

function statementView(statement, context) {
  // Markers count from the most important source on: in their order they read as one list.
  const cited = [...new Set(statement.citations ?? [])].sort((one, other) => one - other).map((marker) => context.citations.get(marker)).filter(Boolean);
  const text = el("span", { class: "statement-text", lang: languageOf(statement.text) });
  text.append(...withPhoneLinks(byParagraph(statement.text), context.isPhone));
  const chips = cited.map((citation) => chip(citation, context.openSource));
  return el(
    "li",
    { class: "statement", "data-statement": statement.id },
    text,
    chips.length ? el("span", { class: "citation-chips" }, chips) : null,
  );
}
