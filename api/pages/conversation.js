// The conversation. Its id and its turns live in memory alone and are gone with the page.

import { emergencyOf } from "./answer-view.js";
import { ask } from "./api.js";
import { emergencySentence } from "./emergency-view.js";
import { currentLanguage, onLanguageChange, t } from "./i18n.js";
import { problemSentence } from "./problem-view.js";
import { createTurn } from "./turn.js";

const LATIN = /[a-z]/i;
const THAI = /[\u0e00-\u0e7f]/;

/** @param page {list: element for the turns, announce(text), openSource(citation), onStart(turn), onIdle(), onSkip()} */
export function startConversation(page) {
  let id = null;
  let turns = [];
  let running = null;

  async function put(question, optionId) {
    if (running) return page.announce(t("composer.busy"));
    const control = new AbortController();
    running = control;
    const retry = () => {
      if (running) return page.announce(t("composer.busy"));
      turns = turns.filter((other) => other !== turn);
      turn.element.remove();
      return put(question, optionId);
    };
    const handlers = { openSource: page.openSource, ask: put, afterSkip: page.onSkip, stop: () => control.abort(), retry };
    const turn = createTurn(question, handlers);
    turns.push(turn);
    page.list.append(turn.element);
    page.onStart(turn.element);
    page.announce(t("progress.searching"));
    try {
      const answer = await ask(questionBody(question, optionId, id), turn.onEvent, control.signal);
      if (running !== control) return; // A new conversation began meanwhile.
      id = answer.conversation_id ?? id;
      turn.finish(answer);
      page.announce(announcement(answer));
    } catch (failure) {
      if (running !== control) return;
      if (control.signal.aborted) turn.stopped();
      else turn.fail(failure);
      page.announce(control.signal.aborted ? t("progress.stopped") : `${t("problem.title")} ${problemSentence(failure)}`);
    } finally {
      if (running === control) {
        running = null;
        page.onIdle();
      }
    }
  }

  onLanguageChange(() => turns.forEach((turn) => turn.repaint()));

  return {
    ask: put,
    reset() {
      running?.abort();
      running = null;
      id = null;
      turns = [];
      page.list.replaceChildren();
    },
  };
}

/** The finished answer, said once: the numbers first where lives may hang on them. */
function announcement(answer) {
  const emergency = emergencyOf(answer);
  const words = (answer.short_text ?? "").replace(/ ?\[\d+\]/g, ""); // Markers are for the eye.
  return [emergency ? emergencySentence(emergency.numbers) : t("progress.done"), words].filter(Boolean).join(". ");
}

/** Answers come in the page's language, but a question in English alone is answered in English. */
function questionBody(question, optionId, conversationId) {
  const english = !THAI.test(question) && LATIN.test(question);
  return {
    question,
    language: english ? "en" : currentLanguage(),
    ...(conversationId ? { conversation_id: conversationId } : {}),
    ...(optionId ? { option_id: optionId } : {}),
  };
}
