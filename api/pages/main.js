// The chat page: its parts, put together.

import { watchComposer } from "./composer.js";
import { startConversation } from "./conversation.js";
import { currentLanguage, t, toggleLanguage, useLanguage } from "./i18n.js";
import { sourceDialog } from "./source-dialog.js";
import { watchTheme } from "./theme.js";

const find = (id) => document.getElementById(id);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let busy = false;

function announce(text) {
  find("announcer").textContent = text;
}

const conversation = startConversation({
  list: find("conversation"),
  announce,
  openSource: sourceDialog(find("source-dialog")),
  onStart(turn) {
    setBusy(true);
    find("welcome").hidden = true;
    find("reloaded").hidden = true;
    find("new-conversation").hidden = false;
    // Whoever pressed a button goes on from the new question; whoever types stays in the box.
    if (document.activeElement !== find("question")) turn.querySelector("h2").focus({ preventScroll: true });
    turn.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  },
  onIdle: () => {
    setBusy(false);
    composer.idle();
  },
  onSkip: () => find("question").focus(),
});

function setBusy(state) {
  busy = state;
  find("ask").setAttribute("aria-disabled", String(state));
}

const composer = watchComposer(find("composer"), (question) => conversation.ask(question), () => busy);

find("examples").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) conversation.ask(button.textContent);
});

find("new-conversation").addEventListener("click", () => {
  conversation.reset();
  composer.clear();
  setBusy(false);
  find("welcome").hidden = false;
  find("new-conversation").hidden = true;
  announce(t("conversation.started_new"));
  composer.focus();
});

find("language-toggle").addEventListener("click", toggleLanguage);

await useLanguage(currentLanguage()).catch(() => {}); // Without its strings the page still has its first paint.
watchTheme(find("theme-toggle"));
find("reloaded").hidden = !wasReloaded();
document.documentElement.dataset.ready = "true";

/** Nothing that was asked outlives the page, by design: whoever comes back by a reload is told so. */
function wasReloaded() {
  return performance.getEntriesByType("navigation")[0]?.type === "reload";
}
