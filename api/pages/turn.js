// One question and what came of it: progress, then an answer or a problem.

import { answerView } from "./answer-view.js";
import { el, freshId, languageOf } from "./elements.js";
import { t } from "./i18n.js";
import { problemView } from "./problem-view.js";

/**
 * @param handlers {openSource, ask, afterSkip, stop, retry}
 * @returns {element, onEvent, finish, fail, stopped, repaint, answer}
 */
export function createTurn(question, handlers) {
  const draft = { status: null, blocks: [], citations: [] };
  const progress = el("div", { class: "progress" });
  const body = el("div", { class: "turn-body" });
  const heading = freshId("turn");
  const asked = el("span", { class: "visually-hidden" });
  const element = el(
    "article",
    { class: "turn", "aria-labelledby": heading, "aria-busy": "true" },
    el("h2", { id: heading, class: "question", tabindex: -1, lang: languageOf(question) }, asked, question),
    progress,
    body,
  );
  let paintEnd = () => {};
  let frame = 0;

  const paintProgress = () => {
    asked.textContent = `${t("conversation.you_asked")} `;
    if (element.getAttribute("aria-busy") !== "true") return;
    const words = t(draft.citations.length ? "progress.writing" : "progress.searching");
    const stop = el("button", { type: "button", class: "quiet-button stop", on: { click: handlers.stop } }, t("progress.stop"));
    progress.replaceChildren(el("span", { class: "progress-dots", "aria-hidden": "true" }), el("span", {}, words), stop);
  };
  const end = (paint) => {
    cancelAnimationFrame(frame);
    element.setAttribute("aria-busy", "false");
    if (progress.contains(document.activeElement)) element.querySelector("h2").focus({ preventScroll: true });
    progress.remove();
    paintEnd = paint;
    paint();
  };
  /** Many deltas come between two frames: one painting serves them all. */
  const paintSoon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => replaceKeepingFocus(body, answerView(draft, handlers)));
  };
  paintProgress();

  return {
    element,
    onEvent(name, value) {
      take(draft, name, value);
      if (name === "citation" && draft.citations.length === 1) paintProgress();
      else if (name !== "citation") paintSoon();
    },
    finish: (answer) => end(() => replaceKeepingFocus(body, answerView(answer, handlers))),
    fail: (failure) => end(() => body.replaceChildren(problemView(failure, handlers.retry))),
    stopped: () => end(() => body.replaceChildren(el("p", { class: "hint" }, t("progress.stopped")))),
    repaint() {
      paintProgress();
      paintEnd();
    },
  };
}

/** Put one event of the stream into the draft. Deltas of a statement replace the text its block came with. */
export function take(draft, name, value) {
  if (name === "status") draft.status = value.status;
  else if (name === "citation") draft.citations.push(value);
  else if (name === "block") {
    const statements = (value.block.statements ?? []).map((statement) => ({ ...statement, text: statement.text ?? "" }));
    draft.blocks[value.index] = { ...value.block, statements };
  } else if (name === "delta") takeDelta(draft, value);
}

function takeDelta(draft, { block: index, statement: id, text }) {
  const block = draft.blocks[index];
  if (!block) return;
  // A statement is named by its id or by its place in the block.
  const place = Number.isInteger(id) ? id : block.statements.findIndex((known) => known.id === id);
  const at = place < 0 ? block.statements.length : place;
  const statement = (block.statements[at] ??= { id, text: "", citations: [] });
  statement.text = (statement.streamed ? statement.text : "") + text;
  statement.streamed = true;
}

/** New content in place of old; a reader who stands on a citation chip stays on it. */
function replaceKeepingFocus(body, content) {
  const held = body.contains(document.activeElement) ? document.activeElement.dataset.marker : null;
  body.replaceChildren(content);
  if (held) body.querySelector(`.citation-chip[data-marker="${held}"]`)?.focus({ preventScroll: true });
}
