// An Answer, or the draft of one while it streams, as one element.

import { blockView, openBlocks } from "./block-view.js";
import { sourceList } from "./citation-view.js";
import { copyButton } from "./copying.js";
import { shownDate } from "./dates.js";
import { el, languageOf } from "./elements.js";
import { emergencyNumbers, emergencyView } from "./emergency-view.js";
import { feedbackForm } from "./feedback-form.js";
import { agencyView, clarificationView, deadlineView, questionAhead, suggestionView } from "./help-view.js";
import { hasString, t } from "./i18n.js";
import { knownDigits } from "./phones.js";

const LEVEL = 3; // the question above is an h2

/** {sentence, numbers} of an emergency, or null where the answer is none. While it streams its sentence has not come. */
export function emergencyOf(answer) {
  if (answer.status !== "emergency") return null;
  const sentence = answer.text?.split("\n")[0] ?? "";
  const urgent = (answer.blocks ?? []).find((block) => block?.kind === "urgent");
  const words = sentence || (urgent?.statements ?? []).map((statement) => statement.text).join(" ");
  const numbers = emergencyNumbers(answer.agencies ?? [], words);
  return numbers.length ? { sentence, numbers } : null;
}

/** @param handlers {openSource(citation), ask(question, optionId), afterSkip()} */
export function answerView(answer, handlers) {
  const known = knownDigits(answer.agencies ?? []);
  const context = {
    ...handlers,
    level: LEVEL,
    citations: new Map((answer.citations ?? []).map((citation) => [citation.marker, citation])),
    isPhone: (digits) => known.has(digits),
  };
  const emergency = emergencyOf(answer);
  const finished = Boolean(answer.answer_id);
  const question = finished ? clarificationView(answer.clarification, context) : null;
  return el(
    "div",
    { class: "answer", "data-status": answer.status, "data-finished": finished },
    emergency ? emergencyView(emergency, LEVEL) : saysItself(answer) ? null : statusNote(answer.status),
    withQuestionAhead(partViews(answer, context), question),
    finished ? ending(answer, context, question, emergency?.numbers ?? []) : null,
  );
}

/** Whether the first block is a refusal under a title of its own: the note would say the same twice. */
function saysItself(answer) {
  const first = (answer.blocks ?? []).find(Boolean);
  return first?.kind === "referral" && Boolean(first.title);
}

/** A question back stands at the end, often screens away: a line below what comes first leads to it. */
function withQuestionAhead(views, question) {
  if (!question || views.length < 2) return views;
  return [views[0], questionAhead(question), ...views.slice(1)];
}

function statusNote(status) {
  const key = `status.${status}`;
  return hasString(key) ? el("p", { class: "status-note" }, t(key)) : null;
}

/** Blocks under their questions; blocks that belong to no part come first. */
function partViews(answer, context) {
  const blocks = answer.blocks ?? [];
  const parts = answer.parts ?? [];
  if (parts.length < 2) return blockViews(blocks.filter(Boolean), answer, context);
  const placed = new Set(parts.flatMap((part) => part.blocks ?? []));
  const loose = blocks.filter((block, index) => block && !placed.has(index));
  const inner = { ...context, level: context.level + 1 };
  const part = ({ question, status, blocks: places }) => el(
    "section",
    { class: "part", "data-status": status },
    el(`h${context.level}`, { class: "part-question", lang: languageOf(question) }, question),
    status === answer.status ? null : statusNote(status),
    blockViews((places ?? []).map((place) => blocks[place]).filter(Boolean), answer, inner),
  );
  return [...blockViews(loose, answer, context), ...parts.map(part)];
}

/** A question back has its own view with buttons: the block that only says it again is left out. */
function blockViews(blocks, answer, context) {
  const asked = answer.clarification?.text;
  const repeats = (block) => block.kind === "clarification" && block.statements.every(({ text }) => text === asked);
  const shown = blocks.filter((block) => !asked || !repeats(block));
  const open = openBlocks(shown);
  return shown.map((block, index) => blockView(block, open[index], { ...context, counted: countedIn(block, answer) }));
}

/** The days that a block tells of, where it is the one that tells what was counted. */
function countedIn(block, answer) {
  const tells = (block.statements ?? []).some(({ id }) => String(id).startsWith("deadline/"));
  return tells ? answer.deadlines ?? [] : [];
}

function ending(answer, context, question, numbers) {
  const called = new Set(numbers.map(({ name }) => name));
  const agencies = (answer.agencies ?? []).filter((agency) => !called.has(agency.name));
  const asOf = (answer.citations ?? []).map((citation) => citation.temporal?.as_of).find(Boolean);
  const notes = [
    answer.made_by === "language_model" ? t("answer.by_model") : null,
    asOf ? t("answer.as_of", { date: shownDate(asOf) }) : null,
    answer.corpus_version ? t("answer.corpus", { version: answer.corpus_version }) : null,
  ].filter(Boolean);
  return [
    isTold(answer) ? null : deadlineView(answer.deadlines ?? [], context),
    question,
    agencyView(agencies, context.level),
    sourceList(answer.citations ?? [], context.openSource),
    answer.disclaimer ? el("p", { class: "disclaimer", lang: languageOf(answer.disclaimer) }, answer.disclaimer) : null,
    notes.length ? el("p", { class: "answer-notes" }, notes.join(" · ")) : null,
    el("div", { class: "answer-actions" }, copyButton(answer), feedbackForm(answer.answer_id)),
    suggestionView(answer.suggestions ?? [], context),
  ];
}

/** Whether a block tells the days that were counted: then they stand there, and not twice. */
function isTold(answer) {
  return (answer.blocks ?? []).some((block) => block && countedIn(block, answer).length);
}
