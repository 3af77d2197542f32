import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

type Part = { readonly name: string; readonly metric: MetricKey; readonly tasks: readonly string[] };

/**
 * The nine tasks with what is measured of each. `tasks`: the names a part goes by in result files, without what
 * `plain` takes away; lm-evaluation-harness has the first.
 *
 * @see Wang et al., "GLUE: A Multi-Task Benchmark and Analysis Platform for Natural Language Understanding", ICLR
 *   2019, table 1.
 */
export const GLUE_TASKS = [
  { title: "CoLA", parts: [part("Matthews correlation", "mcc", "cola")] },
  { title: "SST-2", parts: [part("accuracy", "accuracy", "sst2", "sst")] },
  { title: "MRPC", parts: [part("F1", "f1", "mrpc"), part("accuracy", "accuracy", "mrpc")] },
  {
    title: "STS-B",
    parts: [part("Pearson correlation", "pearson", "stsb"), part("Spearman correlation", "spearman", "stsb")],
  },
  { title: "QQP", parts: [part("F1", "f1", "qqp"), part("accuracy", "accuracy", "qqp")] },
  {
    title: "MNLI",
    parts: [
      part("matched accuracy", "accuracy", "mnli", "mnlim", "mnlimatched"),
      part("mismatched accuracy", "accuracy", "mnlimismatch", "mnlimm", "mnlimismatched"),
    ],
  },
  { title: "QNLI", parts: [part("accuracy", "accuracy", "qnli")] },
  { title: "RTE", parts: [part("accuracy", "accuracy", "rte")] },
  { title: "WNLI", parts: [part("accuracy", "accuracy", "wnli")] },
] as const satisfies readonly { readonly title: string; readonly parts: readonly Part[] }[];

export type GlueScore = { readonly task: string; readonly metric: string; readonly score: number };

export type GlueResult = {
  /** The unweighted mean over the nine tasks; null unless each of them is whole. */
  readonly average: number | null;
  readonly tasks: readonly {
    readonly title: string;
    /** The mean of its parts; null when one is missing. */
    readonly score: number | null;
    readonly parts: readonly { readonly name: string; readonly score: number | null }[];
  }[];
  /** What there is no score for, as "STS-B: Pearson correlation". */
  readonly missing: readonly string[];
};

/**
 * The GLUE score of a model: the mean over the tasks, of which those with two measures are averaged first.
 * Correlations and shares count alike, between 0 and 1 (or −1 and 1); the leaderboard shows them times 100.
 * lm-evaluation-harness does not run STS-B and scores the validation split, so its "GLUE" is never this average.
 *
 * @param scores under the names of a result file, in any order; the diagnostic set AX is none of the nine. Where one
 *   part is given several times, as by several filters, the lowest counts.
 */
export function glueScore(scores: readonly GlueScore[]): GlueResult {
  const tasks = GLUE_TASKS.map(({ title, parts }) => {
    const scored = parts.map((wanted: Part) => ({ name: wanted.name, score: scoreOfPart(scores, wanted) }));
    return { title, score: meanOrNull(scored.map(({ score }) => score)), parts: scored };
  });
  return {
    average: meanOrNull(tasks.map(({ score }) => score)),
    tasks,
    missing: tasks.flatMap(({ title, parts }) =>
      parts.filter(({ score }) => score === null).map(({ name }) => `${title}: ${name}`),
    ),
  };
}

/** Whether a task of a result file is one of the nine. */
export function isGlueTask(task: string): boolean {
  return GLUE_TASKS.some(({ parts }) => parts.some((known: Part) => known.tasks.includes(plain(task))));
}

function part(name: string, metric: MetricKey, ...tasks: readonly [string, ...string[]]): Part {
  return { name, metric, tasks };
}

function scoreOfPart(scores: readonly GlueScore[], { metric, tasks }: Part): number | null {
  const found = scores
    .filter(
      (one) => tasks.includes(plain(one.task)) && metricKeyOf(one.metric) === metric && Number.isFinite(one.score),
    )
    .map(({ score }) => score);
  return found.length === 0 ? null : Math.min(...found);
}

/** "glue_sst-2", "GLUE/SST2" and "sst2" are one task. */
function plain(task: string): string {
  return task
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/^glue/, "");
}

function meanOrNull(scores: readonly (number | null)[]): number | null {
  const told = scores.filter((score) => score !== null);
  return told.length < scores.length ? null : told.reduce((sum, score) => sum + score, 0) / told.length;
}
