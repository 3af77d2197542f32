// node bench/evaluation/rate.ts <metric,…> <hyp> <ref>: scores two files with one thread, and prints what that took.
import { linesOf } from "#bin/score/lines.ts";
import { GrowingRows } from "#lib/evaluation/scoring/growing-rows.ts";
import { scoreOf } from "#lib/statistics/resampling.ts";
import { createTextScorer, type TextMetric } from "#lib/statistics/text/scorers.ts";

export type Rate = { readonly seconds: number; readonly score: number; readonly peakMegabytes: number };

const [metrics = "", hyp = "", ref = ""] = process.argv.slice(2);
const scorers = metrics.split(",").map((metric) => createTextScorer(metric as TextMetric));
const collected = scorers.map(({ width }) => new GrowingRows(width));
const references = linesOf(ref);
let seconds = 0;
// Lines are read outside of the time taken, since the reference tools have them in memory; here they are not kept.
for (const prediction of linesOf(hyp)) {
  const { value: reference } = references.next();
  const began = performance.now();
  scorers.forEach((scorer, at) => {
    collected[at]?.add(Float64Array.from(scorer.measure({ prediction, references: [reference ?? ""] })));
  });
  seconds += (performance.now() - began) / 1000;
}
const scores = scorers.map(({ aggregate, width }, at) => {
  const { rows, items } = collected[at]?.rows() ?? { rows: new Float64Array(), items: 0 };
  return scoreOf(aggregate, rows, items, width);
});
const rate: Rate = {
  seconds,
  score: scores.at(-1) ?? Number.NaN,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(rate));
