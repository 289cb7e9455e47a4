// Three yes-or-no questions and a comment: understood, useful and trusted are asked apart, for they differ.

import { sendFeedback } from "./api.js";
import { el, freshId } from "./elements.js";
import { t } from "./i18n.js";

const QUESTIONS = ["understood", "useful", "trusted"];
const COMMENT_LETTERS = 1000;

export function feedbackForm(answerId) {
  const comment = el("textarea", { id: freshId("comment"), rows: 2, maxlength: COMMENT_LETTERS, autocomplete: "off" });
  const note = el("p", { class: "feedback-note", role: "status" });
  const form = el(
    "form",
    { class: "feedback-form", novalidate: true },
    el("div", { class: "feedback-questions" }, QUESTIONS.map(yesOrNo)),
    el("label", { for: comment.id }, t("feedback.comment")),
    comment,
    el("button", { type: "submit", class: "button" }, t("feedback.send")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, { answer_id: answerId, ...chosen(form, comment) }, note);
  });
  return el("details", { class: "feedback" }, el("summary", {}, t("feedback.title")), form, note);
}

function yesOrNo(question) {
  const name = freshId(question);
  const choice = (value) => el(
    "label",
    { class: "choice" },
    el("input", { type: "radio", name, value, "data-question": question }),
    el("span", {}, t(`feedback.${value}`)),
  );
  return el("fieldset", {}, el("legend", {}, t(`feedback.${question}`)), choice("yes"), choice("no"));
}

function chosen(form, comment) {
  const given = {};
  for (const radio of form.querySelectorAll("input:checked")) given[radio.dataset.question] = radio.value === "yes";
  if (comment.value.trim()) given.comment = comment.value.trim();
  return given;
}

async function send(form, feedback, note) {
  if (Object.keys(feedback).length < 2) {
    note.textContent = t("feedback.nothing");
    return;
  }
  try {
    await sendFeedback(feedback);
    form.hidden = true;
    note.textContent = t("feedback.thanks");
  } catch {
    note.textContent = t("feedback.failed");
  }
}
