// When no answer came: what happened, kindly, and a way on.

import { Problem } from "./api.js";
import { el } from "./elements.js";
import { currentLanguage, t } from "./i18n.js";
import { withPhoneLinks } from "./phones.js";

const isPolice = (digits) => digits === "191";

export function problemView(failure, retry) {
  const button = el("button", { type: "button", class: "button retry", on: { click: retry } }, t("problem.retry"));
  const wait = failure instanceof Problem ? failure.details.retry_after : null;
  return el(
    "div",
    { class: "problem", role: "group" },
    el("p", { class: "problem-title" }, t("problem.title")),
    el("p", { class: "problem-detail" }, withPhoneLinks(problemSentence(failure), isPolice)),
    wait ? el("p", { class: "hint" }, t("problem.retry_after", { seconds: wait })) : null,
    button,
  );
}

export function problemSentence(failure) {
  if (!(failure instanceof Problem)) return t("problem.network");
  return failure.detailIn(currentLanguage()) ?? t("problem.unknown");
}
