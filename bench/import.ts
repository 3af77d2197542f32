// `npm run bench:import`, or `npm run bench:import -- 600` for a file of 600 MB instead of 300.
//
// Sends the built product a large samples file of lm-evaluation-harness while it serves pages, and prints how long that takes,
// how much memory the product holds above idle, and how pages answer meanwhile. It asserts nothing.

import { samplesFile } from "#bench/import/samples.ts";
import { upload, visitWhile } from "#bench/import/upload.ts";
import { idleVisits } from "#bench/pages/timing.ts";
import { countOf, onProduct, watchedMemory } from "#bench/product/on-product.ts";
import { print, secondsSince, timesInWords } from "#bench/product/print.ts";

const FILE = "samples_reading_2026-07-08T17-52-34.622576.jsonl";
const megabytes = countOf(300);

await onProduct(async ({ instance, pages, api, cookie }) => {
  const page = { url: `${pages}/evaluation`, cookie };
  const idle = await idleVisits(page, 60);
  const printMemory = watchedMemory(instance);
  const began = performance.now();
  const address = `${api}/evaluations/import?file=${FILE}`;
  const job = await upload({ address, cookie, pieces: samplesFile(megabytes * 1e6) });
  const sent = secondsSince(began);
  const visits = await visitWhile(`${api}/jobs/${job}`, page);
  const imported = secondsSince(began);
  const { rows } = await instance.owner.query("SELECT item_count FROM evaluation WHERE format = 'lm-eval-samples'");
  print(`${megabytes} MB, ${rows[0]?.item_count} items: sent in ${sent}, imported after ${imported}`);
  printMemory();
  print(`The Evaluation page idle: ${timesInWords(idle)}`);
  print(`Meanwhile: ${timesInWords(visits)}`);
});
