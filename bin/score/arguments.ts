import { parseArgs } from "node:util";
import { z } from "zod";
import { type Flag, flagsOf } from "#bin/score/flags.ts";
import { helpText, METRIC_NAMES } from "#bin/score/help.ts";
import { ScoreError } from "#bin/score/score-error.ts";
import { REPLICATES, type Resampling, SEED } from "#lib/statistics/resampling.ts";
import { TEXT_SCORERS, type TextMetric } from "#lib/statistics/text/scorers.ts";

export type ScoreRequest = {
  readonly metric: TextMetric;
  /** As they were given, for the metric to check. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly hypotheses: string;
  readonly references: readonly string[];
  readonly resampling: Resampling;
};

const resamplingSchema = z.object({
  replicates: z.coerce.number().int().min(100).max(100_000).default(REPLICATES),
  seed: z.coerce.number().int().default(SEED),
});

/**
 * @returns text where help was asked for.
 * @throws ScoreError for what cannot be understood.
 */
export function readArguments(args: readonly string[]): ScoreRequest | string {
  const loose = parseArgs({
    args: [...args],
    options: { metric: { type: "string" }, help: { type: "boolean" } },
    strict: false,
  }).values;
  const metric = METRIC_NAMES.find((name) => name === loose.metric);
  if (loose.help) return helpText(metric ? [metric] : METRIC_NAMES);
  if (loose.metric === undefined) throw misused("Name a metric with --metric.");
  if (!metric)
    throw misused(`There is no metric “${String(loose.metric)}” here. It is one of ${METRIC_NAMES.join(", ")}.`);
  const flags = flagsOf(TEXT_SCORERS[metric].settings);
  const values = strictValues(args, flags);
  const { hyp, refs, replicates, seed } = values;
  if (typeof hyp !== "string") throw misused("Name the file of hypotheses with --hyp.");
  const references = typeof refs === "string" ? refs.split(",").filter((file) => file !== "") : [];
  if (references.length === 0)
    throw misused("Name one or more files of references with --refs, with commas between them.");
  if ([hyp, ...references].filter((file) => file === "-").length > 1)
    throw misused("The standard input can be one file only.");
  const resampling = resamplingSchema.safeParse({ replicates, seed });
  if (!resampling.success) throw misused(issuesText(resampling.error, []));
  const settings = Object.fromEntries(
    flags.flatMap(({ key, name, kind }) => {
      const value = values[name];
      return value === undefined ? [] : [[key, kind === "number" ? numberOf(name, value) : value]];
    }),
  );
  const checked = TEXT_SCORERS[metric].settings.safeParse(settings);
  if (!checked.success) throw misused(issuesText(checked.error, flags));
  return { metric, settings, hypotheses: hyp, references, resampling: resampling.data };
}

function strictValues(args: readonly string[], flags: readonly Flag[]) {
  const text = { type: "string" } as const;
  const ofMetric = flags.map(({ name, kind }) => [name, { type: kind === "boolean" ? "boolean" : "string" }] as const);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { metric: text, hyp: text, refs: text, replicates: text, seed: text, ...Object.fromEntries(ofMetric) },
    });
    return values as Readonly<Record<string, string | boolean | undefined>>;
  } catch (error) {
    throw error instanceof TypeError ? misused(error.message) : error;
  }
}

function numberOf(name: string, value: string | boolean): number {
  const number = value === "" ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw misused(`--${name}: “${value}” is not a number.`);
}

function issuesText({ issues }: z.ZodError, flags: readonly Flag[]): string {
  return issues
    .map(({ path, message }) => `--${flags.find(({ key }) => key === path[0])?.name ?? path.join(".")}: ${message}`)
    .join("\n");
}

function misused(message: string): ScoreError {
  return new ScoreError(2, `${message}\n“npm run -s score -- --help” lists what there is.`);
}
