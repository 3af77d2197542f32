// `npm run bench:import`, or `npm run bench:import -- 600` for a file of 600 MB instead of 300.
//
// Starts the built product with its demo on a database of its own, sends it a large samples file of lm-evaluation-harness while
// it serves pages, and prints how long that takes, how much memory the product holds above idle, and how pages answer
// meanwhile. It asserts nothing.

import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { memoryOf } from "#bench/import/memory.ts";
import { samplesFile } from "#bench/import/samples.ts";
import { startInstance } from "#bench/pages/instance.ts";
import { makeReader } from "#bench/pages/people.ts";
import { visit } from "#bench/pages/timing.ts";
import { reasonFor } from "#bin/start/cannot-start.mjs";
import { atEnd, shutDown, shutDownOnSignal } from "#bin/start/shutdown.mjs";

const SLUG = "support-assistant";
const FILE = "samples_reading_2026-07-08T17-52-34.622576.jsonl";
const megabytes =
  process.argv
    .slice(2)
    .map(Number)
    .find((number) => number > 0) ?? 300;

shutDownOnSignal();
try {
  await measure();
  await shutDown(0);
} catch (error) {
  await shutDown(1, reasonFor(error));
}

async function measure(): Promise<void> {
  const instance = await startInstance({ works: true });
  atEnd(instance.remove);
  const { cookie } = await makeReader(instance.owner, "lead@demo.cairn", instance.sessionSecret);
  const page = { url: `${instance.url}/projects/${SLUG}/evaluation`, cookie };
  const idle: number[] = [];
  for (let turn = 0; turn < 20; turn++) idle.push((await visit(page)).ms);
  await sleep(2_000);
  const before = memoryOf(instance.folder);

  const watch = watching(instance.folder);
  const began = performance.now();
  const jobId = await send(`${instance.url}/api/v1/projects/${SLUG}/evaluations/import?file=${FILE}`, cookie);
  const sentMs = performance.now() - began;
  const visits: number[] = [];
  let job: Job = { state: "queued" };
  while (job.state === "queued" || job.state === "running") {
    const { status, ms } = await visit(page);
    if (status !== 200) throw new Error(`The page answered ${status}.`);
    visits.push(ms);
    await sleep(200);
    job = JSON.parse((await visit({ url: `${instance.url}/api/v1/projects/${SLUG}/jobs/${jobId}`, cookie })).body);
  }
  const wholeMs = performance.now() - began;
  const most = watch.stop();
  if (job.state !== "done") throw new Error(`The import ${job.state}: ${job.errorMessage}`);
  const { rows } = await instance.owner.query("SELECT item_count FROM evaluation WHERE format = 'lm-eval-samples'");
  print(
    `${megabytes} MB, ${rows[0]?.item_count} items: sent in ${seconds(sentMs)}, imported after ${seconds(wholeMs)}`,
  );
  print(
    `Memory of Node ${mib(before.nodeBytes)} idle, at most ${mib(most.nodeBytes)}: ${mib(most.nodeBytes - before.nodeBytes)} more`,
  );
  print(
    `Memory of PostgreSQL without its buffers ${mib(before.postgresBytes)} idle, at most ${mib(most.postgresBytes)}`,
  );
  print(
    `The Evaluation page: median ${median(idle).toFixed(0)} ms idle, ${median(visits).toFixed(0)} ms meanwhile, at most ${Math.max(...visits).toFixed(0)} ms (${visits.length} visits)`,
  );
}

type Job = { readonly state: string; readonly errorMessage?: string };

/** @returns the job that reads it. */
function send(address: string, cookie: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, "sec-fetch-site": "same-origin", "content-type": "application/octet-stream" };
    const request = http.request(address, { method: "POST", headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        if (response.statusCode === 202) resolve(JSON.parse(body).jobId);
        else reject(new Error(`The upload answered ${response.statusCode}: ${body}`));
      });
    });
    request.on("error", reject);
    void write(request).catch(reject);
  });
}

async function write(request: http.ClientRequest): Promise<void> {
  for (const piece of samplesFile(megabytes * 1e6))
    if (!request.write(piece)) await new Promise((resolve) => request.once("drain", resolve));
  request.end();
}

/** Looks at the memory ten times a second. @returns how to stop, and the most there was. */
function watching(folder: string) {
  const most = { nodeBytes: 0, postgresBytes: 0 };
  const timer = setInterval(() => {
    const { nodeBytes, postgresBytes } = memoryOf(folder);
    most.nodeBytes = Math.max(most.nodeBytes, nodeBytes);
    most.postgresBytes = Math.max(most.postgresBytes, postgresBytes);
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function mib(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
