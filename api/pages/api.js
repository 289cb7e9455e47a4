// The HTTP contract, version 1. Addresses are relative to this file, so the site may live under a prefix.

import { readEvents } from "./events.js";

const BASE = new URL("../v1/", import.meta.url);
const SILENCE_MS = 60_000;
/** Answers that say "no stream here" rather than "not this question". */
const NO_STREAM = new Set([404, 405, 406, 415, 501]);

/** What the server (or the lack of one) said instead of an answer: an RFC 9457 problem. */
export class Problem extends Error {
  constructor(details = {}) {
    super(details.title ?? details.detail ?? "problem");
    this.details = details;
  }

  detailIn(language) {
    const { detail, detail_en: english } = this.details;
    return (language === "en" ? english ?? detail : detail ?? english) ?? null;
  }
}

/** Ask, telling `onEvent(name, value)` what arrives, and return the Answer. Falls back to one plain request. */
export async function ask(question, onEvent, signal) {
  try {
    return await askStream(question, onEvent, signal);
  } catch (failure) {
    if (failure instanceof Problem || signal.aborted) throw failure;
    return requestJson("answers", { ...post(question), signal });
  }
}

async function askStream(question, onEvent, signal) {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const stop = () => silence.abort();
  signal.addEventListener("abort", stop);
  try {
    const init = post(question);
    init.headers.Accept = "text/event-stream";
    const response = await fetch(new URL("answers/stream", BASE), { ...init, signal: silence.signal });
    if (response.status >= 400 && response.status < 500 && !NO_STREAM.has(response.status)) throw await problemOf(response);
    if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
    for await (const { event, data } of readEvents(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      if (event === "done") return data;
      if (event === "error") throw new Problem(data.problem ?? data);
      onEvent(event, data);
    }
    throw new Error("the stream ended without done or error");
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

export function getSection(law, number, asOf) {
  const query = new URLSearchParams({ law, number, ...(asOf ? { as_of: asOf } : {}) });
  return requestJson(`sections?${query}`);
}

export function getGuide(id) {
  return requestJson(`guides/${encodeURIComponent(id)}`);
}

export async function sendFeedback(feedback) {
  const response = await fetch(new URL("feedback", BASE), post(feedback));
  if (!response.ok) throw await problemOf(response);
}

function post(body) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

async function requestJson(path, init = {}) {
  const response = await fetch(new URL(path, BASE), init);
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

async function problemOf(response) {
  const details = await response.json().catch(() => ({}));
  const wait = Number(response.headers.get("Retry-After"));
  const known = typeof details.detail === "string" ? details : { title: details.title };
  return new Problem({ status: response.status, ...known, retry_after: wait > 0 ? Math.ceil(wait) : null });
}
