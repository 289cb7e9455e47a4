// The question box: Enter asks, Shift+Enter starts a new line; on a touch screen Enter starts a new line.

import { t } from "./i18n.js";

const COUNT_FROM = 3500;
const LIMIT = 4000;

/** @returns {clear, focus, idle} */
export function watchComposer(form, ask, isBusy) {
  const box = form.elements.question;
  const hint = form.querySelector("#composer-hint");
  const touch = matchMedia("(pointer: coarse)");
  const say = (text, wrong = false) => {
    hint.textContent = text;
    box.setAttribute("aria-invalid", String(wrong));
  };

  box.addEventListener("input", () => {
    const count = lettersOf(box.value);
    if (count > LIMIT) say(t("composer.too_long", figures(count)), true);
    else say(count >= COUNT_FROM ? t("composer.count", figures(count)) : "");
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = box.value.trim();
    const count = lettersOf(question);
    // Nothing that was pasted is cut off in silence: it stays in the box until it fits.
    if (!question || count > LIMIT) {
      say(question ? t("composer.too_long", figures(count)) : t("composer.empty"), true);
      return box.focus();
    }
    if (isBusy()) {
      say(t("composer.busy"));
      return box.focus();
    }
    say("");
    box.value = "";
    if (touch.matches) box.blur(); // The keyboard would cover the answer.
    return ask(question);
  });

  return {
    focus: () => box.focus(),
    /** The question before has its answer, or was stopped. */
    idle: () => hint.textContent === t("composer.busy") && say(""),
    clear: () => {
      box.value = "";
      say("");
    },
  };
}

/** As the server counts them: a letter outside the first plane is one. */
function lettersOf(text) {
  return [...text].length;
}

function figures(count) {
  const shown = (number) => number.toLocaleString("en");
  return { count: shown(count), limit: shown(LIMIT), over: shown(Math.max(0, count - LIMIT)) };
}
