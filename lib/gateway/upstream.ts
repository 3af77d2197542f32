import type { IncomingHttpHeaders } from "node:http";
import type { CallError } from "#lib/connections/client/call-error.ts";
import { hideKey } from "#lib/connections/client/hide-key.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { openAiError } from "#lib/gateway/problem.ts";
import type { OutgoingResponse } from "#lib/platform/outgoing/outgoing.ts";

/** Of an upstream's headers, those a client acts on: how long to wait, what is left, and what to name when asking for help. */
const PASSED = /^(retry-after(-ms)?|x-should-retry|x-ratelimit-[a-z-]+|x-request-id|openai-[a-z-]+)$/;

export function passedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      PASSED.test(name) && typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

const MAX_ERROR_BYTES = 2 ** 20;

/** An upstream's refusal as it came, without the key some of them quote: the status tells the client whether to try again. */
export async function refusalOf(answer: OutgoingResponse, { key, name }: OpenConnection): Promise<Response> {
  if (answer.status < 400) {
    answer.leave();
    const message = `${name} answers with a redirect (${answer.status}), which is not followed.`;
    return openAiError(502, { message, type: "upstream_error", code: "redirect" });
  }
  const text = hideKey(await textOf(answer, MAX_ERROR_BYTES), key);
  const headers = passedHeaders(answer.headers);
  if (!/^\s*[{[]/.test(text)) {
    const message = text.replace(/\s+/g, " ").slice(0, 300) || `${name} answers ${answer.status}.`;
    const said = /^\s*</.test(text) ? `${name} answers ${answer.status} with a web page.` : message;
    return openAiError(answer.status, { message: said, type: "upstream_error" }, headers);
  }
  return new Response(text, { status: answer.status, headers: { ...headers, "content-type": "application/json" } });
}

/** When there was no answer at all, or one that breaks off: something for the client to try again, unless it never can succeed. */
export function failureOf(error: CallError): Response {
  const status = error.kind === "timeout" ? 504 : 502;
  const headers = error.kind === "address" ? { "x-should-retry": "false" } : undefined;
  return openAiError(status, { message: error.message, type: "upstream_error", code: error.kind }, headers);
}

/** @throws OutgoingError when it breaks off. */
export async function textOf(answer: OutgoingResponse, maxBytes = Number.POSITIVE_INFINITY): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk);
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}
