// What a run of a test set costs on this side: cases with four assertions each, put to an endpoint that echoes, through the
// client, the job and a PostgreSQL with the settings of `npm start`. Memory is the most this process had.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "#bin/start/postgres.mjs";
import { migrate } from "#prisma/migrate.ts";

const SIZES = [1_000, 1_000, 1_000, 10_000, 100_000];
const AT_ONCE = 32;

const folder = await mkdtemp(path.join(tmpdir(), "cairn-bench-run-"));
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
const { TestRuns } = await import("#lib/evaluation/testing/test-run.ts");
const { accepted } = await import("#lib/lifecycle/testing/complete-checklist.ts");

const endpoint = fork(path.join(import.meta.dirname, "run/endpoint.ts"), { execArgv: [] });
const [port] = await once(endpoint, "message");
try {
  const runs = await TestRuns.begin();
  const connection = await runs.connect("Echo", `http://127.0.0.1:${port}/v1`);
  for (const [round, size] of SIZES.entries()) {
    const rows = Array.from({ length: size }, (_, at) => ({ question: `Say ${at} back to me.`, number: String(at) }));
    const testSet = await runs.keep(`Round ${round + 1}`, rows);
    accepted(
      await runs.start({
        ...{ testSet, connection, prompt: "{{question}}", references: ["question"], concurrency: AT_ONCE },
        assertions: [
          { type: "contains", settings: { value: "{{number}}" } },
          { type: "equals", settings: { value: "{{question}}" } },
          { type: "regex", settings: { pattern: "^Say \\d+ back" } },
          { type: "latency-below", settings: { ms: 5_000 } },
        ],
      }),
    );
    let mostBytes = 0;
    const watch = setInterval(() => {
      mostBytes = Math.max(mostBytes, process.memoryUsage().rss);
    }, 20);
    const cpuBefore = process.cpuUsage();
    const began = performance.now();
    const job = await runs.job(await runs.work());
    const tookMs = Math.round(performance.now() - began);
    clearInterval(watch);
    if (job.state !== "done") throw new Error(job.errorMessage ?? "The run failed.");
    const { user, system } = process.cpuUsage(cpuBefore);
    const cpuMs = Math.round((user + system) / 1_000);
    process.stdout.write(
      `${size} cases: ${tookMs} ms, ${cpuMs} ms of CPU, ${Math.round(mostBytes / 2 ** 20)} MiB at most\n`,
    );
  }
} finally {
  endpoint.disconnect();
  await disconnect();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
