import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { namesOf } from "#lib/lifecycle/queries.ts";
import { type ComparedCandidate, comparisonOf } from "#lib/model/comparison.ts";
import type { WeightedCriterion } from "#lib/model/ranking/ranking.ts";
import type { Sensitivity } from "#lib/model/ranking/sensitivity.ts";
import { loadSelection } from "#lib/model/selection.ts";
import type { DeclaredUse } from "#lib/model/use.ts";
import { db } from "#lib/platform/db.ts";

export type UseView = {
  readonly version: number;
  readonly use: DeclaredUse;
  readonly at: Date;
  readonly by: string;
};

export type SelectionView = {
  readonly use: UseView | null;
  readonly criteria: readonly WeightedCriterion[];
  readonly criteriaVersion: number;
  /** The best first. */
  readonly candidates: readonly ComparedCandidate[];
  readonly sensitivity: Sensitivity;
};

/** What the project compares, ranked by the weights in force. */
export async function getSelection(access: ProjectAccess<"record:read">): Promise<SelectionView> {
  const selection = await loadSelection(db(), access.project.id);
  const { rows, sensitivity } = comparisonOf(selection);
  const { use, criteria, criteriaVersion } = selection;
  const nameOf = await namesOf([use?.authorId ?? null]);
  return {
    use: use && { version: use.version, use: use.use, at: use.at, by: nameOf(use.authorId) },
    criteria,
    criteriaVersion,
    candidates: rows,
    sensitivity,
  };
}
