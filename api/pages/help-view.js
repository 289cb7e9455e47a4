// What stands after the statements: computed deadlines, a question back, agencies, further questions.

import { chip } from "./citation-view.js";
import { shownDate, shownTime } from "./dates.js";
import { el, icon, languageOf, outsideLink } from "./elements.js";
import { t } from "./i18n.js";
import { numbersIn, withPhoneLinks } from "./phones.js";

/** A day that was counted, large. */
export function dayView({ date, time }) {
  const shown = `${shownDate(date)} ${shownTime(time)}`.trim();
  return el("p", { class: "deadline-date" }, el("time", { datetime: time ? `${date}T${time}` : date }, shown));
}

export function deadlineView(deadlines, context) {
  if (!deadlines.length) return null;
  const step = ({ text, citations }) => {
    const chips = (citations ?? []).map((marker) => context.citations.get(marker)).filter(Boolean);
    return el("li", { lang: languageOf(text) }, text, " ", chips.map((citation) => chip(citation, context.openSource)));
  };
  const card = ({ date, time, steps }) => el(
    "div",
    { class: "deadline" },
    dayView({ date, time }),
    steps?.length ? el("details", {}, el("summary", {}, t("deadline.how")), el("ol", {}, steps.map(step))) : null,
  );
  const title = el(`h${context.level}`, { class: "block-title" }, icon("deadlines"), t("deadline.title"));
  return el("section", { class: "block computed-deadlines", "data-kind": "deadlines" }, title, deadlines.map(card));
}

/** The question back. Skipping folds it away: the general answer already stands above. */
export function clarificationView(clarification, context) {
  if (!clarification) return null;
  const choose = (option) => el(
    "button",
    { type: "button", class: "option", "data-option": option.id, on: { click: () => context.ask(option.label, option.id) } },
    option.label,
  );
  const view = el("section", { class: "clarification", "data-clarification": clarification.id });
  const skip = () => {
    view.closest(".answer")?.querySelector(".question-ahead")?.remove();
    view.remove();
    context.afterSkip();
  };
  view.append(
    el(`h${context.level}`, { class: "block-title", tabindex: -1 }, icon("clarification"), t("block.clarification")),
    el("p", { class: "clarification-text", lang: languageOf(clarification.text) }, clarification.text),
    el("p", { class: "hint" }, t("clarification.hint")),
    el("ul", { class: "options", role: "list" }, (clarification.options ?? []).map((option) => el("li", {}, choose(option)))),
  );
  if (clarification.skippable) {
    view.append(el("button", { type: "button", class: "quiet-button skip", on: { click: skip } }, t("clarification.skip")));
  }
  return view;
}

/** A line that names the question back and leads down to it. */
export function questionAhead(view) {
  const words = view.querySelector(".clarification-text").textContent;
  return el(
    "button",
    { type: "button", class: "question-ahead", on: { click: () => goTo(view) } },
    icon("clarification"),
    el("span", {}, el("strong", {}, `${t("clarification.ahead")} `), el("span", { lang: languageOf(words) }, words)),
  );
}

function goTo(view) {
  view.scrollIntoView({ block: "center" });
  view.querySelector("h3, h4").focus({ preventScroll: true });
}

export function agencyView(agencies, level) {
  if (!agencies.length) return null;
  const line = ({ name, phone, url }) => el(
    "li",
    { class: "agency" },
    el("span", { class: "agency-name", lang: languageOf(name) }, name),
    el("span", { class: "agency-ways" }, phone ? el("span", {}, withPhoneLinks(phone)) : null,
      outsideLink(url, t("agencies.website"), t("link.new_tab"))),
  );
  const reached = agencies.filter(isReached);
  const others = agencies.filter((agency) => !isReached(agency)).map(({ name }) => name);
  const title = el(`h${level}`, { class: "block-title" }, icon("referral"), t("agencies.title"));
  return el(
    "section",
    { class: "agencies" },
    title,
    reached.length ? el("ul", { role: "list" }, reached.map(line)) : null,
    // Offices without a number or a page that was checked: named in one sentence, with nothing that looks like a way.
    others.length ? el("p", { class: "agencies-also" }, t(reached.length ? "agencies.also" : "agencies.only", { names: others.join(", ") })) : null,
  );
}

/** Whether there is something to tap. */
function isReached({ phone, url }) {
  return numbersIn(phone).length > 0 || outsideLink(url, "", "") !== null;
}

export function suggestionView(suggestions, context) {
  if (!suggestions.length) return null;
  const button = (question) => el("button", { type: "button", lang: languageOf(question), on: { click: () => context.ask(question) } }, question);
  return el(
    "section",
    { class: "suggestions" },
    el(`h${context.level}`, { class: "quiet-title" }, t("suggestions.title")),
    el("ul", { class: "question-buttons", role: "list" }, suggestions.map((question) => el("li", {}, button(question)))),
  );
}
