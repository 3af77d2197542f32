import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type ComparedEvaluations, compareEvaluations } from "#lib/evaluation/comparison/compare.ts";
import { findCompared } from "#lib/evaluation/comparison/find-compared.ts";
import { remembered } from "#lib/evaluation/comparison/remembered.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";

export type ComparisonView = ComparedEvaluations & {
  readonly baseline: EvaluationView;
  readonly candidate: EvaluationView;
};

const memory = new Map<string, Promise<ComparedEvaluations>>();

/**
 * Everything two evaluations have both, each score with its difference, interval and verdict, over the items they share.
 *
 * @returns null when the project lacks either, or both are the same.
 */
export async function getComparison(
  access: ProjectAccess<"project:read">,
  { baseline, candidate }: { readonly baseline: number; readonly candidate: number },
): Promise<ComparisonView | null> {
  if (baseline === candidate) return null;
  const projectId = access.project.id;
  const [before, after] = await Promise.all([findCompared(projectId, baseline), findCompared(projectId, candidate)]);
  if (!before || !after) return null;
  const compared = await remembered(memory, `${before.id} ${after.id}`, () => compareEvaluations(before, after));
  return { ...compared, baseline: before.view, candidate: after.view };
}
