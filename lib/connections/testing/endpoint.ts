import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { type Json, member } from "#lib/platform/json-value.ts";
import { SecretText } from "#lib/platform/secret-text.ts";

export const TEST_KEY = "sk-test-0123456789abcdefghijklmnop";

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Json;
};

export type Answering = (asked: Asked, response: ServerResponse) => void | Promise<void>;

/** An endpoint on this machine that answers as it is told. */
export type Endpoint = {
  readonly baseUrl: string;
  readonly port: number;
  /** All it was asked, in order. */
  readonly asked: Asked[];
  /** How many sockets were opened to it. */
  readonly sockets: () => number;
  /** Answers differently from now on. */
  readonly answer: (answering: Answering) => void;
  /** A connection to it, with its host on the list. */
  readonly connection: (change?: Partial<OpenConnection>) => OpenConnection;
  readonly close: () => Promise<void>;
};

export async function startEndpoint(first: Answering = echo): Promise<Endpoint> {
  let answering = first;
  let opened = 0;
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const one = {
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: text ? (JSON.parse(text) as Json) : null,
    };
    asked.push(one);
    await answering(one, response);
  });
  server.on("connection", () => {
    opened += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  return {
    baseUrl,
    port,
    asked,
    sockets: () => opened,
    answer(next) {
      answering = next;
    },
    connection: (change = {}) => ({
      id: randomUUID(),
      number: 1,
      revision: 1,
      name: "Test endpoint",
      baseUrl,
      key: new SecretText(TEST_KEY),
      keyHeader: "bearer",
      apiVersion: null,
      defaultModel: "test-model",
      prices: { inputUsd: 1, outputUsd: 2 },
      timeoutMs: 5_000,
      policy: { allowed: [{ host: "127.0.0.1", port }], onlyAllowed: false },
      ...change,
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function sendJson(response: ServerResponse, value: Json, status = 200, headers: Record<string, string> = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
}

/** Sends server-sent events, each object as the data of one. */
export function sendEvents(response: ServerResponse, events: readonly (Json | string)[]) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) response.write(`data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
  response.end();
}

export function completion(text: string, change: Record<string, Json> = {}): Json {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_700_000_000,
    model: "test-model-2026",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: text } }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
    ...change,
  };
}

/** Answers with the last message. */
export function echo({ body }: Asked, response: ServerResponse): void {
  const messages = member(body, "messages");
  const last = Array.isArray(messages) ? member(messages.at(-1), "content") : undefined;
  sendJson(response, completion(typeof last === "string" ? last : ""));
}
