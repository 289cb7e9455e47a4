// Copying an answer with its sources, so that a pasted answer still says what it rests on.

import { fullName } from "./citation-view.js";
import { el, icon } from "./elements.js";
import { t } from "./i18n.js";

export function answerAsText(answer) {
  const source = (citation) => {
    const labels = `${t(`text_kind.${citation.text_kind}`)}, ${t(`verification.${citation.verification}`)}`;
    return `[${citation.marker}] ${fullName(citation)} (${labels})${citation.url ? ` ${citation.url}` : ""}`;
  };
  const sources = (answer.citations ?? []).map(source);
  return [answer.text, sources.length ? [t("sources.title"), ...sources].join("\n") : null, answer.disclaimer]
    .filter(Boolean)
    .join("\n\n");
}

export function copyButton(answer) {
  const label = el("span", { "aria-live": "polite" }, t("answer.copy"));
  const copy = async () => {
    label.textContent = t((await copied(answerAsText(answer))) ? "answer.copied" : "answer.copy_failed");
  };
  return el("button", { type: "button", class: "quiet-button copy", on: { click: copy } }, icon("copy"), label);
}

/** The clipboard API wants https or loopback; an intranet page served over http has only the old way. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { class: "visually-hidden", "aria-hidden": "true", tabindex: -1 });
    area.value = text;
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused?.focus();
    return done;
  }
}
