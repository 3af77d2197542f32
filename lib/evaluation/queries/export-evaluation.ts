import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type Exported, tasksOf } from "#lib/evaluation/exports/exported.ts";
import { itemsCsv } from "#lib/evaluation/exports/items-csv.ts";
import { lmEvalResults } from "#lib/evaluation/exports/lm-eval-results.ts";
import { lmEvalSamples } from "#lib/evaluation/exports/lm-eval-samples.ts";
import { wholeJson } from "#lib/evaluation/exports/whole-json.ts";
import { zipTexts } from "#lib/evaluation/exports/zip-texts.ts";
import { itemMetricsOf } from "#lib/evaluation/items/item-metric.ts";
import { getEvaluation, getEvaluationSettings } from "#lib/evaluation/queries/get-evaluation.ts";
import type { ExportQuery } from "#lib/evaluation/schema.ts";
import { scoresCsv } from "#lib/evaluation/scores-csv.ts";
import { MAX_SCORES } from "#lib/evaluation/storable.ts";
import { encoded } from "#lib/platform/byte-stream.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type ExportFile = { readonly name: string; readonly bytes: AsyncGenerator<Uint8Array> };

/**
 * An evaluation to take along, as its pieces are read: what is held in memory does not depend on how many items there are.
 *
 * @returns null when there is none; a refusal for a task that it does not have, or items where it has only scores.
 */
export async function exportEvaluation(
  access: ProjectAccess<"record:read">,
  number: number,
  query: ExportQuery,
): Promise<Outcome<ExportFile, "no-such-task" | "no-items"> | null> {
  const exported = await find(access, number);
  if (!exported) return null;
  const tasks = tasksOf(exported);
  if (query.task !== undefined && !tasks.includes(query.task))
    return refuse("no-such-task", `The evaluation has no task ${query.task}.`, "task");
  if (query.as === "samples" && exported.view.itemCount === 0)
    return refuse("no-items", "The evaluation has scores and no items. Export it as lm-eval.", "as");
  return accept(fileOf(exported, query, tasks));
}

async function find(access: ProjectAccess<"record:read">, number: number): Promise<Exported | null> {
  const [evaluation, settings, kept] = await Promise.all([
    getEvaluation(access, number, { page: 1, pageSize: MAX_SCORES }),
    getEvaluationSettings(access, number),
    db().evaluation.findUnique({
      where: { projectId_number: { projectId: access.project.id, number } },
      select: { id: true, itemMetrics: true, sliceFields: true },
    }),
  ]);
  if (!evaluation || !settings || !kept) return null;
  const { scores, warnings, ...view } = evaluation;
  return {
    ...settings,
    ...{ id: kept.id, view, warnings, scores: scores.items, sliceFields: kept.sliceFields },
    itemMetrics: itemMetricsOf(kept.itemMetrics),
  };
}

function fileOf(exported: Exported, { as, task }: ExportQuery, tasks: readonly string[]): ExportFile {
  const { view } = exported;
  const name = `evaluation-${view.number}`;
  switch (as) {
    case "csv":
      return view.itemCount > 0
        ? { name: `${name}-items.csv`, bytes: encoded(itemsCsv(exported)) }
        : { name: `${name}-scores.csv`, bytes: encoded(once(scoresCsv(exported.scores))) };
    case "json":
      return { name: `${name}.json`, bytes: encoded(wholeJson(exported)) };
    case "lm-eval":
      return { name: `results_${name}.json`, bytes: encoded(once(lmEvalResults(exported))) };
    case "samples": {
      const [only] = task === undefined ? tasks : [task];
      if (task !== undefined || tasks.length === 1)
        return {
          name: `samples_${fileName(only ?? "task")}.jsonl`,
          bytes: encoded(lmEvalSamples(exported, only ?? null)),
        };
      const files = tasks.map((one) => ({
        name: `samples_${fileName(one)}.jsonl`,
        text: lmEvalSamples(exported, one),
      }));
      const results = { name: `results_${name}.json`, text: once(lmEvalResults(exported)) };
      return { name: `${name}-samples.zip`, bytes: zipTexts([results, ...files]) };
    }
  }
}

/** As the harness makes names of files (lm_eval/utils.py, sanitize_model_name). */
function fileName(task: string): string {
  return task.replace(/["<>:/|\\?*[\]]+/g, "__");
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
