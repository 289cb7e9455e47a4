// The first thing seen in an emergency: the numbers, large enough for a shaking thumb.

import { el, icon } from "./elements.js";
import { t } from "./i18n.js";
import { digitsOf, numbersIn, phoneLink } from "./phones.js";

const MOST_NUMBERS = 6;

/** [{name, number}] from the agencies, or from the words of the answer while the agencies are not known. */
export function emergencyNumbers(agencies, text) {
  const named = agencies.flatMap(({ name, phone }) => numbersIn(phone).slice(0, 1).map((number) => ({ name, number })));
  const found = named.length ? named : numbersIn(text).map((number) => ({ name: null, number }));
  const seen = new Set();
  const fresh = ({ number }) => !seen.has(digitsOf(number)) && seen.add(digitsOf(number));
  return found.filter(fresh).slice(0, MOST_NUMBERS);
}

export function emergencyView(numbers, level) {
  const call = ({ name, number }) => phoneLink(
    number,
    icon("phone"),
    el("span", { class: "visually-hidden" }, `${t("emergency.call", { number: "" })} `),
    el("span", { class: "emergency-number" }, number),
    name ? el("span", { class: "emergency-name" }, name) : null,
  );
  return el(
    "section",
    { class: "emergency" },
    el(`h${level}`, {}, t("status.emergency")),
    el("ul", { role: "list" }, numbers.map((entry) => el("li", {}, call(entry)))),
  );
}

/** One sentence with all the numbers, for the announcement. */
export function emergencySentence(numbers) {
  const calls = numbers.map(({ name, number }) => [t("emergency.call", { number }), name].filter(Boolean).join(" "));
  return [t("status.emergency"), ...calls].join(". ");
}
