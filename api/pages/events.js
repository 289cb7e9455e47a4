// Server-sent events from a fetch body (EventSource cannot POST).

/** Yields {event, data} of a ReadableStream of bytes; data is parsed JSON. Chunks may split a line or a letter. */
export async function* readEvents(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let waiting = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      waiting += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the very end may be half of a CRLF: it waits for its other half.
      const held = !done && waiting.endsWith("\r") ? "\r" : "";
      const records = (held ? waiting.slice(0, -1) : waiting).replace(/\r\n?/g, "\n").split("\n\n");
      waiting = records.pop() + held;
      for (const record of records) {
        const event = parseRecord(record);
        if (event) yield event;
      }
      if (done) return; // A record without its blank line never arrived whole.
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parseRecord(record) {
  let event = "message";
  const data = [];
  for (const line of record.split("\n")) {
    const [, field, value] = /^([^:]*)(?:: ?)?(.*)$/.exec(line);
    if (field === "event") event = value;
    else if (field === "data") data.push(value);
  }
  return data.length ? { event, data: JSON.parse(data.join("\n")) } : null;
}
