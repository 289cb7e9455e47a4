// Light or dark: the device's own choice until the reader makes one.

import { onLanguageChange, t } from "./i18n.js";

const root = document.documentElement;
const device = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : device.matches;
}

export function watchTheme(button) {
  const label = () => button.setAttribute("aria-label", t(isDark() ? "header.theme_to_light" : "header.theme_to_dark"));
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("nitinam.theme", root.dataset.theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    label();
  });
  device.addEventListener("change", label);
  onLanguageChange(label);
  label();
}
