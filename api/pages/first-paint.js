// Classic script, before the first paint: the chosen theme and language, so that neither flashes.
(function () {
  try {
    const theme = localStorage.getItem("nitinam.theme");
    const language = localStorage.getItem("nitinam.language");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
    if (language === "en") document.documentElement.lang = "en";
  } catch {
    // Storage is closed to us (private window, embedded page): the defaults stand.
  }
})();
