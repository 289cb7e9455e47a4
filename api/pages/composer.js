// The question box: Enter asks, Shift+Enter starts a new line; on a touch screen Enter starts a new line.

import { t } from "./i18n.js";

const COUNT_FROM = 3500;

/** @returns {clear, focus} */
export function watchComposer(form, ask, isBusy) {
  const box = form.elements.question;
  const hint = form.querySelector("#composer-hint");
  const touch = matchMedia("(pointer: coarse)");

  box.addEventListener("input", () => {
    const near = box.value.length >= COUNT_FROM;
    hint.textContent = near ? t("composer.count", { count: box.value.length, limit: box.maxLength }) : "";
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = box.value.trim();
    hint.textContent = question ? (isBusy() ? t("composer.busy") : "") : t("composer.empty");
    if (!question || isBusy()) return box.focus();
    box.value = "";
    if (touch.matches) box.blur(); // The keyboard would cover the answer.
    return ask(question);
  });

  return {
    focus: () => box.focus(),
    clear: () => {
      box.value = "";
      hint.textContent = "";
    },
  };
}
