// The panel that opens from a citation chip. <dialog> makes the page behind it inert and closes on Esc.

import { fullName, kindLabel, verificationBadge } from "./citation-view.js";
import { shownDate } from "./dates.js";
import { el, languageOf, outsideLink } from "./elements.js";
import { hasString, t } from "./i18n.js";
import { quoteAlone, sourceText } from "./source-text.js";

const FOCUSABLE = "a[href], button, summary, [tabindex='0']";

/** @returns {function} openSource(citation), to be called from the chip that has the focus */
export function sourceDialog(dialog) {
  const part = (name) => dialog.querySelector(`#source-${name}`);
  let opener = null;
  let shown = null;

  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => event.key === "Tab" && keepFocus(dialog, event));
  // The event comes a moment after the closing: by then another source may be open.
  dialog.addEventListener("close", () => dialog.open || sameChip(opener)?.focus());

  return async function openSource(citation) {
    opener = document.activeElement;
    shown = citation;
    part("kind").replaceChildren(kindLabel(citation), " ", verificationBadge(citation));
    part("title").replaceChildren(fullName(citation));
    part("title").lang = languageOf(fullName(citation));
    part("body").replaceChildren(...facts(citation), el("p", { class: "hint", role: "status" }, t("source.loading")));
    part("body").dataset.state = "loading";
    dialog.showModal();
    part("title").focus();
    const text = await sourceText(citation).catch(() => quoteAlone(citation, t("source.unavailable")));
    if (shown !== citation) return;
    part("body").replaceChildren(...facts(citation), ...text, ...origin(citation));
    part("body").dataset.state = "shown";
    part("body").querySelector("mark")?.scrollIntoView({ block: "nearest" });
  };
}

function facts(citation) {
  const guide = citation.kind === "guide" && citation.verification === "verified" ? "_guide" : "";
  const meanings = [`text_kind.meaning.${citation.text_kind}`, `verification.meaning.${citation.verification}${guide}`];
  const title = citation.kind === "section" ? citation.title : null;
  return [
    title ? el("p", { class: "source-heading", lang: languageOf(title) }, title) : null,
    el("ul", { class: "source-meanings", role: "list" }, meanings.filter(hasString).map((key) => el("li", {}, t(key)))),
  ].filter(Boolean);
}

function origin(citation) {
  const since = citation.effective_from ? t("source.effective_from", { date: shownDate(citation.effective_from) }) : null;
  const link = outsideLink(citation.url, t("source.visit"), t("link.new_tab"));
  return [since ? el("p", { class: "hint" }, since) : null, link ? el("p", { class: "source-origin" }, link) : null].filter(Boolean);
}

/** Tab goes round inside the panel. */
function keepFocus(dialog, event) {
  const stops = [...dialog.querySelectorAll(FOCUSABLE)].filter((element) => element.checkVisibility?.() ?? true);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  const outside = !stops.includes(document.activeElement);
  if (document.activeElement === from || (outside && event.shiftKey)) {
    event.preventDefault();
    to.focus();
  }
}

/** The chip itself, or its like where the finished answer has replaced the streamed one. */
function sameChip(chip) {
  if (!chip || chip.isConnected) return chip;
  const turn = document.querySelector(".turn:last-of-type");
  return turn?.querySelector(`.citation-chip[data-marker="${chip.dataset.marker}"]`) ?? document.getElementById("question");
}
