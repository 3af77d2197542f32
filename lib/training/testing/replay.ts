import { readFileSync } from "node:fs";
import path from "node:path";

/** A call as a client makes it, and what the client needs to hear. `{names}` stand for what earlier answers said. */
export type RecordedCall = {
  readonly send: string;
  readonly body?: unknown;
  /** A JSON body as Python writes it, which is not always JSON. */
  readonly raw?: string;
  /** The body of a file. */
  readonly text?: string;
  readonly anonymous?: boolean;
  readonly expect: { readonly status: number; readonly body?: unknown };
  readonly keep?: Readonly<Record<string, string>>;
};

export function recordedCalls(name: string): readonly RecordedCall[] {
  const file = path.join(import.meta.dirname, "../mlflow/fixtures", `${name}.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { calls: RecordedCall[] }).calls;
}

export type Answered = { readonly status: number; readonly body: unknown; readonly expected: RecordedCall["expect"] };

/** Makes the calls one after another, as the client would. */
export async function replay(
  { url, authorization }: { readonly url: string; readonly authorization: string },
  calls: readonly RecordedCall[],
  onAnswer: (call: RecordedCall, answer: Answered) => void,
): Promise<void> {
  const names = new Map<string, string>();
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => names.get(name) ?? whole);
  for (const call of calls) {
    const [method = "GET", target = ""] = filled(call.send).split(" ");
    const json = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const response = await fetch(url + target, {
      method,
      body: filled(call.text ?? json ?? "") || undefined,
      headers: {
        ...(call.anonymous ? {} : { authorization }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
    });
    const text = await response.text();
    const body: unknown = text.startsWith("{") ? JSON.parse(text) : text;
    for (const [name, place] of Object.entries(call.keep ?? {})) {
      const kept = place.split(".").reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], body);
      names.set(name, String(kept));
    }
    const expected = JSON.parse(filled(JSON.stringify(call.expect))) as RecordedCall["expect"];
    onAnswer(call, { status: response.status, body, expected });
  }
}
