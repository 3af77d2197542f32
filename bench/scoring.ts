// `npm run bench:scoring`, or `npm run bench:scoring -- 50000` for so many segments instead of 100 000.
//
// Starts the built product with its demo on a database of its own, has it score made-up segments by TER, and visits pages
// meanwhile, before and after: does who reads a page notice that somebody scores? It asserts nothing.

import { setTimeout as sleep } from "node:timers/promises";
import { segments } from "#bench/evaluation/segments.ts";
import { memoryOf, watchMemory } from "#bench/import/memory.ts";
import { upload, visitWhile } from "#bench/import/upload.ts";
import { startInstance } from "#bench/pages/instance.ts";
import { makeReader } from "#bench/pages/people.ts";
import { timesOf, visit } from "#bench/pages/timing.ts";
import { reasonFor } from "#bin/start/cannot-start.mjs";
import { atEnd, shutDown, shutDownOnSignal } from "#bin/start/shutdown.mjs";

const SLUG = "support-assistant";
const IDLE_VISITS = 60;
const count =
  process.argv
    .slice(2)
    .map(Number)
    .find((number) => number > 0) ?? 100_000;

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
  const project = `${instance.url}/projects/${SLUG}`;
  const page = { url: `${project}/evaluation`, cookie };
  await idleVisits(page, 20);
  const before = await idleVisits(page, IDLE_VISITS);
  const idle = memoryOf(instance.folder);
  const watch = watchMemory(instance.folder);
  const began = performance.now();
  const api = `${instance.url}/api/v1/projects/${SLUG}`;
  const address = `${api}/evaluations/score?format=jsonl&metrics=ter&model=made-up&fileName=segments.jsonl`;
  const job = await upload({ address, cookie, pieces: answers() });
  const visits = await visitWhile(`${api}/jobs/${job}`, page);
  const seconds = (performance.now() - began) / 1_000;
  const most = watch.stop();
  const after = await idleVisits(page, IDLE_VISITS);
  const [quiet, busy] = [timesOf([...before, ...after]), timesOf(visits)];
  print(`${count} segments by TER: ${seconds.toFixed(1)} s from the first byte sent to the evaluation`);
  print(
    `Memory of Node ${mib(idle.nodeBytes)} idle, at most ${mib(most.nodeBytes)}: ${mib(most.nodeBytes - idle.nodeBytes)} more`,
  );
  print(`The Evaluation page idle: median ${ms(quiet.medianMs)}, p95 ${ms(quiet.p95Ms)} (${2 * IDLE_VISITS} visits)`);
  print(`Meanwhile: median ${ms(busy.medianMs)}, p95 ${ms(busy.p95Ms)} (${visits.length} visits)`);
  print(`p95 meanwhile over p95 idle: ${(busy.p95Ms / quiet.p95Ms).toFixed(2)}`);
}

async function idleVisits(page: { url: string; cookie: string }, visits: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < visits; turn += 1) {
    times.push((await visit(page)).ms);
    await sleep(50);
  }
  return times;
}

function* answers(): Generator<Buffer> {
  let lines: string[] = [];
  for (const { prediction, reference } of segments(count)) {
    lines.push(JSON.stringify({ prediction, reference }));
    if (lines.length < 500) continue;
    yield Buffer.from(`${lines.join("\n")}\n`);
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(`${lines.join("\n")}\n`);
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function mib(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
