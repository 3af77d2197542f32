import type { ProjectAccess } from "#lib/access/access.ts";
import { importEvaluation } from "#lib/evaluation/commands/import-evaluation.ts";
import { pairedAnswers, type TaskResult } from "#prisma/seed/paired-answers.ts";

/** Imports a table of items, right or wrong. @returns the evaluation's number. */
export async function importPaired(
  access: ProjectAccess<"evaluation:import">,
  model: string,
  results: readonly TaskResult[],
): Promise<number> {
  const bytes = pairedAnswers(results);
  const imported = await importEvaluation(access, { format: "table", bytes, options: { model } });
  if (!imported.ok) throw new Error(imported.message);
  return imported.value.evaluation.number;
}
