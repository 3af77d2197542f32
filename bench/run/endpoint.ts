// An OpenAI-compatible endpoint in a process of its own that answers with what it was asked; sends its port to whoever forked it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { messages } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { messages: { content: string }[] };
  const message = { role: "assistant", content: messages.at(-1)?.content ?? "" };
  const usage = { prompt_tokens: 20, completion_tokens: 20, total_tokens: 40 };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ model: "echo", choices: [{ index: 0, finish_reason: "stop", message }], usage }));
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit(0));
