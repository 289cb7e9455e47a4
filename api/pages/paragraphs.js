// A summary that tells a section by its paragraphs: a line for each, and which of them a citation means.

// A space before the Thai word for "paragraph", its number or numbers, and a colon.
const BEGINS = / (?=\u0e27\u0e23\u0e23\u0e04[\u0e01-\u0e59 ]{2,24}:)/g;
const WORD = "\u0e27\u0e23\u0e23\u0e04";
const AND = "\u0e41\u0e25\u0e30";
/** One to ten, as paragraphs are numbered in Thai words. */
const ORDINALS = [
  "\u0e2b\u0e19\u0e36\u0e48\u0e07", "\u0e2a\u0e2d\u0e07", "\u0e2a\u0e32\u0e21", "\u0e2a\u0e35\u0e48", "\u0e2b\u0e49\u0e32",
  "\u0e2b\u0e01", "\u0e40\u0e08\u0e47\u0e14", "\u0e41\u0e1b\u0e14", "\u0e40\u0e01\u0e49\u0e32", "\u0e2a\u0e34\u0e1a",
];

/** The text with a line break before each paragraph; every letter keeps its place. */
export function byParagraph(text) {
  return text.replaceAll(BEGINS, "\n");
}

/** [start, end) of the paragraphs in a text of `byParagraph`; [] unless each of them is told by one line. */
export function paragraphRanges(text, paragraphs) {
  const lines = linesOf(text);
  const found = paragraphs.map((number) => lines.filter((line) => line.numbers.includes(number)));
  if (found.some((meant) => meant.length !== 1)) return [];
  return [...new Set(found.flat())].map(({ start, end }) => [start, end]).sort(([one], [other]) => one - other);
}

function linesOf(text) {
  let start = 0;
  return text.split("\n").map((line) => {
    const found = { start, end: start + line.length, numbers: numbersOf(line) };
    start = found.end + 1;
    return found;
  });
}

/** The numbers of a line's label, or [] where it has none that can be read whole. */
function numbersOf(line) {
  const colon = line.indexOf(":");
  if (!line.startsWith(WORD) || colon < 0) return [];
  const names = line.slice(WORD.length, colon).split(AND).map((name) => name.replace(WORD, "").trim());
  const numbers = names.map((name) => ORDINALS.indexOf(name) + 1);
  return numbers.every(Boolean) ? numbers : [];
}
