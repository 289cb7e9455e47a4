// ISO dates of the common era, shown as people here write them.

import { currentLanguage, t } from "./i18n.js";

const BUDDHIST_ERA = 543;

/** 2026-01-11 as day, month and Buddhist year, or "11 January 2026 (B.E. 2569)"; no date is shown as it came. */
export function shownDate(iso) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  if (!parts) return iso ?? "";
  const [year, month, day] = parts.slice(1).map(Number);
  const locale = currentLanguage() === "th" ? "th-TH" : "en-GB";
  const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1, day));
  if (currentLanguage() === "th") return `${day} ${name} ${year + BUDDHIST_ERA}`;
  return `${day} ${name} ${year} (B.E. ${year + BUDDHIST_ERA})`;
}

/** 22:40, or 22.40 with its unit in Thai. */
export function shownTime(time) {
  if (!time) return "";
  return t("deadline.time", { time: currentLanguage() === "th" ? time.replace(":", ".") : time });
}
