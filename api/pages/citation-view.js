// A citation as a chip beside its statement, and as one line of the list of sources.

import { el, languageOf } from "./elements.js";
import { t } from "./i18n.js";

/** The short law with its section and paragraphs, the word for a guide, or the title of a source. */
export function shortName(citation) {
  if (citation.kind === "guide") return t("citation.guide");
  if (citation.kind !== "section") return sourceName(citation);
  const paragraphs = (citation.paragraphs ?? []).join(", ");
  return [
    citation.law_short || citation.law,
    t("citation.section", { section: citation.section }),
    paragraphs ? t("citation.paragraph", { paragraph: paragraphs }) : null,
  ].filter(Boolean).join(" ");
}

/** The name in full, as the source dialog and the list of sources show it. */
export function fullName(citation) {
  if (citation.kind === "guide") return citation.title || t("citation.guide");
  if (citation.kind !== "section") return sourceName(citation);
  const paragraphs = (citation.paragraphs ?? []).join(", ");
  return [
    citation.law || citation.law_short,
    t("source.section", { section: citation.section }),
    paragraphs ? t("source.paragraph", { paragraph: paragraphs }) : null,
  ].filter(Boolean).join(" ");
}

/** A source without a title of its own goes by the name of its site. */
function sourceName({ title }) {
  if (!/^https?:/i.test(title ?? "")) return title || t("citation.source");
  return URL.canParse?.(title) === false ? title : new URL(title).hostname.replace(/^www\./, "");
}

export function chip(citation, openSource) {
  const unsure = citation.verification !== "verified" ? `, ${t(`verification.${citation.verification}`)}` : "";
  const title = citation.kind === "guide" && citation.title ? ` ${citation.title}` : "";
  return el(
    "button",
    {
      type: "button",
      class: "citation-chip",
      "data-marker": citation.marker,
      "data-kind": citation.kind,
      "data-verification": citation.verification,
      "aria-haspopup": "dialog",
      title: citation.title || null,
      on: { click: () => openSource(citation) },
    },
    el("span", { class: "citation-marker" }, `[${citation.marker}]`),
    el("span", { class: "citation-name" }, ` ${shortName(citation)}`),
    el("span", { class: "visually-hidden" }, `${title}${unsure}, ${t("citation.open")}`),
  );
}

export function kindLabel(citation) {
  return el("span", { class: "kind-label", "data-text-kind": citation.text_kind }, t(`text_kind.${citation.text_kind}`));
}

export function verificationBadge(citation) {
  const state = citation.verification;
  return el("span", { class: "verification-badge", "data-verification": state }, t(`verification.${state}`));
}

/** All sources of an answer, folded away. */
export function sourceList(citations, openSource) {
  if (!citations.length) return null;
  const line = (citation) => el(
    "li",
    { class: "source-line" },
    chip(citation, openSource),
    el("span", { class: "source-name", lang: languageOf(fullName(citation)) }, ` ${fullName(citation)} `),
    el("span", { class: "source-labels" }, kindLabel(citation), verificationBadge(citation)),
  );
  return el(
    "details",
    { class: "sources" },
    el("summary", {}, t("sources.title"), el("span", { class: "count" }, ` (${citations.length})`)),
    el("ul", {}, citations.map(line)),
  );
}
