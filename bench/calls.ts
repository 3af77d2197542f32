// What a call of a connection costs on this side: 1 000 calls, 32 at a time, to an endpoint in this process that echoes.
import { chat } from "#lib/connections/client/chat.ts";
import { startEndpoint } from "#lib/connections/testing/endpoint.ts";

const CALLS = 1_000;
const AT_ONCE = 32;
const ROUNDS = 5;

const endpoint = await startEndpoint();
const connection = endpoint.connection();
for (let round = 1; round <= ROUNDS; round += 1) {
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  await callAll();
  const tookMs = Math.round(performance.now() - began);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = Math.round((user + system) / 1_000);
  process.stdout.write(
    `round ${round}: ${tookMs} ms, ${cpuMs} ms of CPU, ${endpoint.sockets()} sockets opened so far\n`,
  );
}
await endpoint.close();

async function callAll(): Promise<void> {
  let left = CALLS;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await chat(connection, { messages: [{ role: "user", content: `Say ${left}.` }] });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
}
