// What the source dialog shows: the cited text with the quote marked in it.

import { getGuide, getSection } from "./api.js";
import { shortName } from "./citation-view.js";
import { el, languageOf } from "./elements.js";
import { hasString, t } from "./i18n.js";
import { byParagraph, paragraphRanges } from "./paragraphs.js";
import { markedNodes, quoteRanges } from "./quotation.js";

/** The elements for a citation; asks the server for the full text where there is one to ask for. */
export async function sourceText(citation) {
  if (citation.kind === "section") return sectionText(citation, await getSection(citation.law, citation.section, citation.temporal?.as_of));
  if (citation.kind === "guide") return guideText(citation, await getGuide(citation.guide));
  return quoteAlone(citation, t("source.quote_only"));
}

/** The quote by itself, under a line that says why. */
export function quoteAlone(citation, why) {
  const quote = citation.quote ? el("blockquote", { class: "source-text", lang: languageOf(citation.quote) }, el("mark", {}, citation.quote)) : null;
  return [el("p", { class: "hint" }, why), quote].filter(Boolean);
}

function sectionText(citation, section) {
  const official = citation.text_kind === "official";
  const cited = official ? section.official_text : section.digest;
  const other = official ? section.digest : section.official_text;
  const repealed = String(section.status ?? "").startsWith("repealed");
  return [
    repealed ? el("p", { class: "source-warning" }, t("source.repealed")) : null,
    ...(quoteRanges(cited, citation.quote).length ? [] : quoteAlone(citation, t("source.cited_part"))),
    cited ? el("blockquote", { class: "source-text", lang: languageOf(cited) }, citedNodes(cited, citation)) : null,
    other ? el(
      "details",
      { class: "source-other" },
      el("summary", {}, t(official ? "source.also_digest" : "source.also_official")),
      el("blockquote", { class: "source-text", lang: languageOf(other) }, byParagraph(other)),
    ) : null,
  ].filter(Boolean);
}

/** The text by its paragraphs; where the quote is all of it, only the paragraphs that are cited are marked. */
export function citedNodes(text, citation) {
  const shown = byParagraph(text);
  const [whole] = quoteRanges(shown, citation.quote);
  const meant = whole && whole[1] - whole[0] >= shown.trim().length ? paragraphRanges(shown, citation.paragraphs ?? []) : [];
  return meant.length ? markedNodes(shown, citation.quote, meant) : markedNodes(shown, citation.quote);
}

function guideText(citation, guide) {
  const statements = guide.statements ?? [];
  const quoted = (statement) => [statement.text, statement.text_en].find((text) => quoteRanges(text, citation.quote).length);
  const inEnglish = languageOf(citation.quote) === "en";
  const nodes = [el("p", { class: "hint" }, reviewLine(guide.reviewed_by))];
  if (!statements.some(quoted)) nodes.push(...quoteAlone(citation, t("source.cited_part")));
  let group = null;
  let list = null;
  for (const statement of statements) {
    if (statement.group !== group || !list) {
      group = statement.group;
      list = el("ul", { class: "guide-statements", role: "list" });
      nodes.push(el("h3", { class: "quiet-title" }, hasString(`block.${group}`) ? t(`block.${group}`) : ""), list);
    }
    const text = quoted(statement) ?? ((inEnglish && statement.text_en) || statement.text || "");
    list.append(el("li", { lang: languageOf(text) }, markedNodes(text, citation.quote), basisOf(statement)));
  }
  return nodes;
}

function basisOf(statement) {
  const sections = (statement.basis ?? statement.citations ?? []).filter((basis) => basis.section);
  const names = sections.map((basis) => shortName({ kind: "section", paragraphs: [basis.paragraph ?? []].flat(), ...basis }));
  const each = [...new Set(names)];
  return each.length ? el("span", { class: "guide-basis" }, ` (${each.join("; ")})`) : null;
}

function reviewLine(reviewedBy) {
  const reviewers = [reviewedBy ?? []].flat().map((reviewer) => reviewer.by ?? reviewer);
  const person = ["lawyer", "officer"].find((kind) => reviewers.includes(kind));
  return t(person ? `source.reviewed_${person}` : "source.not_reviewed");
}
