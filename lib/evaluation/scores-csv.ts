import { stringify } from "csv-stringify/sync";
import type { ScoreView } from "#lib/evaluation/views.ts";

const COLUMNS = [
  ...["task", "alias", "parent", "metric", "metric_key", "filter", "value", "low_95", "high_95", "interval_method"],
  ...["stderr", "n", "n_of", "n_shot"],
];

/** The scores as CSV (RFC 4180); what is not a number is named, what is unknown is empty. */
export function scoresCsv(scores: readonly ScoreView[]): string {
  const rows = scores.map(({ interval, ...score }) => [
    ...[score.task, score.taskAlias, score.parent, score.metric, score.metricKey, score.filter],
    ...[score.value ?? score.nonFinite, interval?.low, interval?.high, interval?.method],
    ...[score.stderr, score.n, score.nOriginal, score.nShot],
  ]);
  return stringify([COLUMNS, ...rows], {
    record_delimiter: "windows",
    // A text that begins with =, +, - or @ would be run as a formula by a spreadsheet; numbers keep their minus.
    escape_formulas: true,
  });
}
