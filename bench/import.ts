// `npm run bench:import`, or `npm run bench:import -- 600` for a file of 600 MB instead of 300.
//
// Starts the built product with its demo on a database of its own, sends it a large samples file of lm-evaluation-harness while
// it serves pages, and prints how long that takes, how much memory the product holds above idle, and how pages answer
// meanwhile. It asserts nothing.

import { setTimeout as sleep } from "node:timers/promises";
import { memoryOf, watchMemory } from "#bench/import/memory.ts";
import { samplesFile } from "#bench/import/samples.ts";
import { upload, visitWhile } from "#bench/import/upload.ts";
import { startInstance } from "#bench/pages/instance.ts";
import { makeReader } from "#bench/pages/people.ts";
import { timesOf, visit } from "#bench/pages/timing.ts";
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

  const watch = watchMemory(instance.folder);
  const began = performance.now();
  const address = `${instance.url}/api/v1/projects/${SLUG}/evaluations/import?file=${FILE}`;
  const jobId = await upload({ address, cookie, pieces: samplesFile(megabytes * 1e6) });
  const sentMs = performance.now() - began;
  const visits = await visitWhile(`${instance.url}/api/v1/projects/${SLUG}/jobs/${jobId}`, page);
  const wholeMs = performance.now() - began;
  const most = watch.stop();
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
    `The Evaluation page: median ${timesOf(idle).medianMs.toFixed(0)} ms idle, ${timesOf(visits).medianMs.toFixed(0)} ms meanwhile, at most ${Math.max(...visits).toFixed(0)} ms (${visits.length} visits)`,
  );
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
