// What the gateway adds to a call: the time of a miss and of a hit beside the bare endpoint, in turn, in one run. The route's own code is
// called in this process, with the PostgreSQL of `npm start`; what Next.js adds to any route is not in it.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { registerHooks } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "#bin/start/postgres.mjs";
import { migrate } from "#prisma/migrate.ts";

const ROUNDS = 500;
const WARM_UP = 50;

// Next.js names its own modules without an ending, which only its bundler finds.
registerHooks({ resolve: (name, context, next) => next(/^next\/[a-z]+$/.test(name) ? `${name}.js` : name, context) });

const folder = await mkdtemp(path.join(tmpdir(), "cairn-bench-gateway-"));
const postgres = await startPostgres({ folder, password: "only-for-this-bench", database: "cairn" });
await migrate(postgres.url);
Object.assign(process.env, {
  DATABASE_URL: postgres.url,
  CAIRN_SESSION_SECRET: "session-secret-that-is-only-for-this-bench",
  CAIRN_LEDGER_KEY: "ledger-key-that-is-only-for-this-bench",
  CAIRN_SEALING_KEY: "sealing-key-that-is-only-for-this-bench",
  CAIRN_LOG_LEVEL: "error",
});
const { disconnect } = await import("#lib/platform/db.ts");
const { openGatewayOn } = await import("#lib/gateway/testing/open-gateway.ts");
const { serveGateway } = await import("#lib/gateway/serve.ts");
const { settled } = await import("#lib/gateway/account.ts");

const endpoint = fork(path.join(import.meta.dirname, "run/endpoint.ts"), { execArgv: [] });
const [port] = await once(endpoint, "message");
try {
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const { slug, token } = await openGatewayOn(baseUrl);
  const body = (text: string) => JSON.stringify({ model: "echo", messages: [{ role: "user", content: text }] });
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const viaGateway = async (text: string) => {
    const answer = await serveGateway(
      new Request("http://gateway/", { method: "POST", headers, body: body(text) }),
      slug,
      "chat",
    );
    if (answer.status !== 200) throw new Error(await answer.text());
    await answer.text();
  };
  const bare = async (text: string) => {
    await (await fetch(`${baseUrl}/chat/completions`, { method: "POST", headers, body: body(text) })).text();
  };
  const times = { bare: [] as number[], miss: [] as number[], hit: [] as number[] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const text = `Say ${round} back to me.`;
    for (const [name, call] of [
      ["bare", bare],
      ["miss", viaGateway],
      ["hit", viaGateway],
    ] as const) {
      if (name === "hit") await settled();
      const began = performance.now();
      await call(text);
      if (round >= 0) times[name].push(performance.now() - began);
    }
  }
  const quantile = (name: keyof typeof times, share: number) =>
    times[name].toSorted((a, b) => a - b)[Math.floor(share * ROUNDS)] ?? Number.NaN;
  for (const name of ["bare", "miss", "hit"] as const) {
    process.stdout.write(
      `${name.padEnd(4)} p50 ${quantile(name, 0.5).toFixed(2)} ms, p95 ${quantile(name, 0.95).toFixed(2)} ms\n`,
    );
  }
  const added = quantile("miss", 0.5) - quantile("bare", 0.5);
  process.stdout.write(
    `a miss adds ${added.toFixed(2)} ms at p50; a hit takes ${(quantile("hit", 0.5) / quantile("bare", 0.5)).toFixed(2)} of the bare call\n`,
  );
} finally {
  endpoint.disconnect();
  await disconnect();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
