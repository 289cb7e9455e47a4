// The first thing seen in an emergency: the numbers, large enough for a shaking thumb.

import { el, icon, languageOf } from "./elements.js";
import { t } from "./i18n.js";
import { digitsOf, numbersIn, phoneLink } from "./phones.js";

const MOST_NUMBERS = 6;

/**
 * The numbers that a sentence tells to call, [{name, number}] in its order; each is named by the agency it belongs to.
 * Other agencies of the answer are no emergency. Where the sentence tells none, the agencies' own numbers stand in.
 */
export function emergencyNumbers(agencies, sentence) {
  const named = agencies.flatMap(({ name, phone }) => numbersIn(phone).slice(0, 1).map((number) => ({ name, number })));
  const owner = new Map(named.map(({ name, number }) => [digitsOf(number), name]));
  const told = numbersIn(sentence).map((number) => ({ name: owner.get(digitsOf(number)) ?? null, number }));
  const seen = new Set();
  const fresh = ({ number }) => !seen.has(digitsOf(number)) && seen.add(digitsOf(number));
  return (told.length ? told : named).filter(fresh).slice(0, MOST_NUMBERS);
}

/** The sentence, for the eye as well as for the ear, and its numbers. */
export function emergencyView({ sentence, numbers }, level) {
  const call = ({ name, number }) => phoneLink(
    number,
    icon("phone"),
    el("span", { class: "visually-hidden" }, `${t("emergency.call", { number: "" })} `),
    el("span", { class: "emergency-number" }, number),
    name ? el("span", { class: "emergency-name", lang: languageOf(name) }, name) : null,
  );
  return el(
    "section",
    { class: "emergency" },
    el(`h${level}`, {}, t("status.emergency")),
    sentence ? el("p", { class: "emergency-sentence", lang: languageOf(sentence) }, sentence) : null,
    el("ul", { role: "list" }, numbers.map((entry) => el("li", {}, call(entry)))),
  );
}

/** One sentence with all the numbers, for the announcement. */
export function emergencySentence(numbers) {
  const calls = numbers.map(({ name, number }) => [t("emergency.call", { number }), name].filter(Boolean).join(" "));
  return [t("status.emergency"), ...calls].join(". ");
}
