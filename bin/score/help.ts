import { type Flag, flagsOf } from "#bin/score/flags.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { REPLICATES, SEED } from "#lib/statistics/resampling.ts";
import { TEXT_SCORERS, type TextMetric } from "#lib/statistics/text/scorers.ts";

export const METRIC_NAMES = Object.keys(TEXT_SCORERS) as TextMetric[];

/** What the command takes, with the settings of one metric or of all. */
export function helpText(metrics: readonly TextMetric[]): string {
  return `Usage: npm run -s score -- --metric <metric> --refs <file>[,<file>…] --hyp <file> [settings]

Compares texts with references, one segment a line, and prints one JSON object: score, signature, n, interval and what the
score is made of. Files are UTF-8; "-" is the standard input. Exit code 1: a file cannot be scored; 2: the call is wrong.

  --metric      ${METRIC_NAMES.join(", ")}
  --refs        files of references, line by line beside the hypotheses; an empty line is no reference
  --hyp         the file of hypotheses
  --replicates  how many times segments are drawn anew for the interval (${REPLICATES})
  --seed        of the drawing; the same one gives the same interval (${SEED})
  --help        this text; with --metric, the settings of one metric alone

${metrics.map(settingsText).join("\n\n")}
`;
}

function settingsText(metric: TextMetric): string {
  const flags = flagsOf(TEXT_SCORERS[metric].settings);
  const title = `Settings of ${metric} (${METRICS[metric].title})`;
  if (flags.length === 0) return `${title}: none`;
  const widest = Math.max(...flags.map(({ name }) => name.length));
  return [`${title}:`, ...flags.map((flag) => flagText(flag, widest))].join("\n");
}

function flagText({ name, choices, standard, description }: Flag, widest: number): string {
  const values = choices.length > 0 ? `: ${choices.join(", ")}` : "";
  const usual = standard === null || standard === undefined || standard === false ? "" : ` (${String(standard)})`;
  return `  --${name.padEnd(widest)}  ${description}${values}${usual}`;
}
