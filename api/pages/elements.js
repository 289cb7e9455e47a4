// Building the page from values. Server text only ever becomes a text node, never markup.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = new URL("./icons.svg", import.meta.url).pathname;
const THAI = /[\u0e00-\u0e7f]/;

/** el("p", {class: "x", on: {click}}, "text", node, null): null and undefined children are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A decorative icon of icons.svg, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${ICONS}#${name}`);
  svg.append(use);
  return svg;
}

/** The language a text is written in, for `lang`: screen readers choose their voice by it. */
export function languageOf(text) {
  return THAI.test(text ?? "") ? "th" : "en";
}

/** A link to another site, or null unless the address is http or https. */
export function outsideLink(address, label, newTabNote) {
  if (!/^https?:\/\//i.test(address ?? "")) return null;
  const note = el("span", { class: "visually-hidden" }, ` ${newTabNote}`);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, label, note);
}

let lastId = 0;

/** An id no other element of the page has, for labels. */
export function freshId(prefix) {
  lastId += 1;
  return `${prefix}-${lastId}`;
}
