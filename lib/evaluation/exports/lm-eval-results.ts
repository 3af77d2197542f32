import { randomUUID } from "node:crypto";
import type { Exported } from "#lib/evaluation/exports/exported.ts";
import type { ScoreView } from "#lib/evaluation/views.ts";
import type { Json } from "#lib/platform/json-value.ts";

/** As Python writes what JSON has no word for. */
const WORDS = { NaN: "NaN", "+Inf": "Infinity", "-Inf": "-Infinity" } as const;

/**
 * The scores in the shape of a results_*.json of lm-evaluation-harness, which Cairn and the harness's own tools read. It has one number of items a task,
 * so the largest of a task's metrics stands there; and filters have no commas.
 *
 * @see https://github.com/EleutherAI/lm-evaluation-harness/blob/main/lm_eval/result_schema.py
 */
export function lmEvalResults({ view, modelArgs, gitHash, settings, scores }: Exported): string {
  // Marks what is no number until all is text; nobody can have put it into a name.
  const mark = randomUUID();
  const value = ({ value, nonFinite }: ScoreView): Json =>
    value ?? `${mark}${nonFinite ? WORDS[nonFinite] : WORDS.NaN}`;
  const byTask = Map.groupBy(scores, ({ task }) => task);
  const perTask = <T extends Json>(of: (scores: readonly ScoreView[]) => T | null): { [task: string]: T } =>
    Object.fromEntries(
      [...byTask].flatMap(([task, ofTask]) => {
        const found = of(ofTask);
        return found === null ? [] : [[task, found]];
      }),
    );
  const file = {
    results: perTask((ofTask) => ({
      alias: ofTask[0]?.taskAlias ?? "",
      ...Object.fromEntries(
        ofTask.flatMap((score) => {
          const filter = score.filter.replaceAll(",", ";");
          return [
            [`${score.metric},${filter}`, value(score)],
            [`${score.metric}_stderr,${filter}`, score.stderr ?? "N/A"],
          ];
        }),
      ),
    })),
    group_subtasks: Object.fromEntries(
      [
        ...Map.groupBy(
          scores.filter(({ isGroup }) => isGroup),
          ({ task }) => task,
        ).keys(),
      ].map((group) => [group, [...new Set(scores.filter(({ parent }) => parent === group).map(({ task }) => task))]]),
    ),
    configs: perTask(([first]) => (first && !first.isGroup ? { task: first.task, num_fewshot: first.nShot } : null)),
    versions: perTask(([first]) => first?.version ?? null),
    "n-shot": perTask(([first]) => first?.nShot ?? null),
    higher_is_better: perTask((ofTask) =>
      Object.fromEntries(ofTask.map(({ metric, higherIsBetter }) => [metric, higherIsBetter])),
    ),
    "n-samples": perTask((ofTask) => {
      const effective = largest(ofTask.map(({ n }) => n));
      const original = largest(ofTask.map(({ nOriginal }) => nOriginal));
      return ofTask[0]?.isGroup || effective === null ? null : { effective, ...(original !== null && { original }) };
    }),
    config: { model: view.format, model_args: modelArgs, ...settings },
    git_hash: gitHash,
    date: view.isDateKnown ? view.evaluatedAt.getTime() / 1000 : null,
    model_name: view.modelName,
    lm_eval_version: view.toolVersion,
  };
  return JSON.stringify(file, null, 2).replaceAll(new RegExp(`"${mark}([^"]*)"`, "g"), "$1");
}

function largest(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
