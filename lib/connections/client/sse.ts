/**
 * Reads server-sent events as the HTML standard says, from text that may be cut anywhere: lines end in CR, LF or CRLF,
 * comments keep the line alive, `data` may span lines. One thing more: an event whose closing blank line never came is
 * given at the end, for some servers close the stream right after it.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class EventReader {
  #rest = "";
  #data: string[] = [];
  #isFirst = true;
  #endedInCr = false;

  /** The data of each event that the text completes. */
  push(text: string): string[] {
    let fresh = text;
    if (this.#isFirst && fresh) {
      this.#isFirst = false;
      if (fresh.startsWith("\uFEFF")) fresh = fresh.slice(1);
    }
    // The LF of a CRLF that was cut in two.
    if (this.#endedInCr && fresh) {
      this.#endedInCr = false;
      if (fresh.startsWith("\n")) fresh = fresh.slice(1);
    }
    const events: string[] = [];
    // Only what is new is searched: a long line may come in many pieces.
    const [first = "", ...lines] = fresh.split(/\r\n|\r|\n/);
    this.#rest += first;
    if (fresh) this.#endedInCr = fresh.endsWith("\r");
    for (const line of lines) {
      this.#take(this.#rest, events);
      this.#rest = line;
    }
    return events;
  }

  /** What is left when the stream has ended. */
  end(): string[] {
    const events: string[] = [];
    this.#take(this.#rest, events);
    this.#take("", events);
    this.#rest = "";
    return events;
  }

  #take(line: string, events: string[]): void {
    if (line === "") {
      if (this.#data.length > 0) events.push(this.#data.join("\n"));
      this.#data = [];
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    if (field !== "data") return;
    const value = colon < 0 ? "" : line.slice(colon + 1);
    this.#data.push(value.startsWith(" ") ? value.slice(1) : value);
  }
}

/** The data of each event in a body of UTF-8 that may be cut inside a character. */
export async function* eventsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const reader = new EventReader();
  for await (const chunk of body) yield* reader.push(decoder.decode(chunk, { stream: true }));
  yield* reader.push(decoder.decode());
  yield* reader.end();
}
