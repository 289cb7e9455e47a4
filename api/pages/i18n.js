// The page's words. Every sentence a reader sees stands in th.json or en.json.

const LANGUAGES = ["th", "en"];
const ATTRIBUTES = ["aria-label", "placeholder", "content"];
const listeners = new Set();
let strings = {};
let language = document.documentElement.lang === "en" ? "en" : "th";

export function currentLanguage() {
  return language;
}

/** The string of a key with {names} filled in; a key without a string shows itself, so that it is noticed. */
export function t(key, values = {}) {
  const text = strings[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The string of a number of things: `<key>_one` where there is one and the language tells it apart. */
export function tCount(key, count) {
  return t(count === 1 && hasString(`${key}_one`) ? `${key}_one` : key, { count });
}

export function hasString(key) {
  return key in strings;
}

export function onLanguageChange(listener) {
  listeners.add(listener);
}

/** Load a language's strings and put them in place; the page keeps its present words where that fails. */
export async function useLanguage(name) {
  const wanted = LANGUAGES.includes(name) ? name : "th";
  const response = await fetch(new URL(`./${wanted}.json`, import.meta.url));
  if (!response.ok) throw new Error(`locale ${wanted}: ${response.status}`);
  strings = await response.json();
  language = wanted;
  document.documentElement.lang = wanted;
  translate(document);
  for (const listener of listeners) listener(wanted);
}

export async function toggleLanguage() {
  const other = language === "th" ? "en" : "th";
  await useLanguage(other);
  try {
    localStorage.setItem("nitinam.language", other);
  } catch {
    // The choice then lasts as long as the page.
  }
}

function translate(root) {
  for (const element of root.querySelectorAll("[data-i18n]")) element.textContent = t(element.dataset.i18n);
  for (const attribute of ATTRIBUTES) {
    for (const element of root.querySelectorAll(`[data-i18n-${attribute}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(`data-i18n-${attribute}`)));
    }
  }
  root.getElementById("language-toggle").lang = language === "th" ? "en" : "th";
}
