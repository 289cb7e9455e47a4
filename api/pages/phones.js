// Telephone numbers as links: hotlines of three to five digits, and numbers that begin with 0 or +66.

import { el } from "./elements.js";

const NUMBER = /(?<!\d)(?:\+66[\d -]{7,}\d|0[\d -]{7,}\d|1\d{2,4})(?!\d)/g;

export function digitsOf(number) {
  return number.replace(/[^\d+]/g, "");
}

/** The numbers in a text, as written. */
export function numbersIn(text) {
  return (text ?? "").match(NUMBER) ?? [];
}

/** The digits of every telephone of the agencies, as a Set. */
export function knownDigits(agencies) {
  return new Set(agencies.flatMap((agency) => numbersIn(agency.phone)).map(digitsOf));
}

export function phoneLink(number, ...content) {
  return el("a", { class: "phone", href: `tel:${digitsOf(number)}` }, ...(content.length ? content : [number]));
}

/** Text and links: numbers that `isPhone(digits)` accepts become links, the rest of the text stays as it is. */
export function withPhoneLinks(text, isPhone = () => true) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER)) {
    if (!isPhone(digitsOf(match[0]))) continue;
    nodes.push(text.slice(end, match.index), phoneLink(match[0]));
    end = match.index + match[0].length;
  }
  nodes.push(text.slice(end));
  return nodes;
}
