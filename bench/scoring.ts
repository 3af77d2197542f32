// `npm run bench:scoring`, or `npm run bench:scoring -- 50000` for so many segments instead of 100 000.
//
// Has the built product score made-up segments by TER, and visits pages meanwhile, before and after: does who reads a page
// notice that somebody scores? It asserts nothing.

import { segments } from "#bench/evaluation/segments.ts";
import { upload, visitWhile } from "#bench/import/upload.ts";
import { idleVisits, timesOf } from "#bench/pages/timing.ts";
import { countOf, onProduct, watchedMemory } from "#bench/product/on-product.ts";
import { print, secondsSince, timesInWords } from "#bench/product/print.ts";

const IDLE_VISITS = 60;
const count = countOf(100_000);

await onProduct(async ({ instance, pages, api, cookie }) => {
  const page = { url: `${pages}/evaluation`, cookie };
  await idleVisits(page, 20);
  const before = await idleVisits(page, IDLE_VISITS);
  const printMemory = watchedMemory(instance);
  const began = performance.now();
  const address = `${api}/evaluations/score?format=jsonl&metrics=ter&model=made-up&fileName=segments.jsonl`;
  const job = await upload({ address, cookie, pieces: answers() });
  const visits = await visitWhile(`${api}/jobs/${job}`, page);
  print(`${count} segments by TER: ${secondsSince(began)} from the first byte sent to the evaluation`);
  printMemory();
  const idle = [...before, ...(await idleVisits(page, IDLE_VISITS))];
  print(`The Evaluation page idle: ${timesInWords(idle)}`);
  print(`Meanwhile: ${timesInWords(visits)}`);
  print(`p95 meanwhile over p95 idle: ${(timesOf(visits).p95Ms / timesOf(idle).p95Ms).toFixed(2)}`);
});

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
