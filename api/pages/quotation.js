// Finding a citation's quote in the text it was cut from, to mark it there.

import { el } from "./elements.js";

const GAP = /\s*(?:…|\.\.\.)\s*/;

/** The text without white space, and for each letter left its place in the original. */
function dense(text) {
  const places = [];
  let letters = "";
  for (let place = 0; place < text.length; place += 1) {
    if (/\s|\u200b/.test(text[place])) continue;
    letters += text[place];
    places.push(place);
  }
  return { letters, places };
}

/** [start, end) of the quote in the text, spacing aside, or null. */
export function findQuote(text, quote, from = 0) {
  const exact = text.indexOf(quote, from);
  if (exact >= 0) return [exact, exact + quote.length];
  const { letters, places } = dense(text.slice(from));
  const wanted = dense(quote).letters;
  const start = wanted ? letters.indexOf(wanted) : -1;
  return start < 0 ? null : [from + places[start], from + places[start + wanted.length - 1] + 1];
}

/** Ranges of a quote whose gaps are written "…"; all parts must stand there in order, or none is marked. */
export function quoteRanges(text, quote) {
  if (!text || !quote) return [];
  const whole = findQuote(text, quote);
  if (whole) return [whole];
  const ranges = [];
  for (const part of quote.split(GAP).filter(Boolean)) {
    const range = findQuote(text, part, ranges.at(-1)?.[1] ?? 0);
    if (!range) return [];
    ranges.push(range);
  }
  return ranges;
}

/** Text nodes with <mark> around the quote, or around the ranges given. */
export function markedNodes(text, quote, ranges = quoteRanges(text, quote)) {
  const nodes = [];
  let end = 0;
  for (const [start, stop] of ranges) {
    nodes.push(text.slice(end, start), el("mark", {}, text.slice(start, stop)));
    end = stop;
  }
  nodes.push(text.slice(end));
  return nodes;
}
