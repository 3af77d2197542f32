import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findSheet } from "#lib/deployment/optimisations/commands/find-sheet.ts";
import { measurePair } from "#lib/deployment/optimisations/measure-pair.ts";
import type { CompareForSheet } from "#lib/deployment/optimisations/schema.ts";
import { isFloor } from "#lib/deployment/optimisations/vocabulary.ts";
import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";
import { findCompared } from "#lib/evaluation/comparison/find-compared.ts";
import { measures } from "#lib/evaluation/match.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { db } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { listObjectiveFacts } from "#lib/scope/evidence.ts";

type Refusals = "no-such-sheet" | "no-such-evaluation" | "same-evaluation" | "nothing-paired";

/**
 * Holds the candidate's evaluation against the base's, item by item, and keeps what that gives. What is measured is done before the
 * project is locked: evaluations never change, so it is the same afterwards.
 */
export async function compareForSheet(
  access: ProjectAccess<"optimisation:update">,
  { sheet: number, base, candidate }: CompareForSheet,
): Promise<Outcome<{ readonly metrics: number; readonly floors: number }, Refusals>> {
  const projectId = access.project.id;
  if (base === candidate)
    return refuse("same-evaluation", "Choose two evaluations: one of the base, one of the candidate.", "candidate");
  const sheet = await findSheet(db(), projectId, number);
  if (!sheet.ok) return sheet;
  const [before, after] = await Promise.all([findCompared(projectId, base), findCompared(projectId, candidate)]);
  if (!before) return refuse("no-such-evaluation", "Choose an evaluation of this project.", "base");
  if (!after) return refuse("no-such-evaluation", "Choose an evaluation of this project.", "candidate");
  const isSafety = await safetyFloorsOf(projectId);
  const measured = await measurePair(before, after, { counted: sheet.value.metrics, isFloor: isSafety });
  if (measured.metrics.length === 0 && measured.floors.length === 0)
    return refuse(
      "nothing-paired",
      "The two share no item of a metric that counts. Evaluate base and candidate on the same test set, item by item.",
      "candidate",
    );
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findSheet(tx, projectId, number);
    if (!found.ok) return found;
    const { id: optimisationId, name } = found.value;
    const { metrics, floors, mean, sharedItems } = measured;
    await tx.optimisationComparison.create({
      data: {
        ...{ optimisationId, baseEvaluationId: before.id, candidateEvaluationId: after.id, sharedItems, at },
        // Plain data, as the types of the two columns say.
        metrics: metrics as unknown as Prisma.InputJsonArray,
        floors: floors as unknown as Prisma.InputJsonArray,
        meanRecovery: mean?.recovery ?? null,
        meanLow: mean?.interval?.low ?? null,
        meanHigh: mean?.interval?.high ?? null,
        authorId: authorOf(access.actor),
        authorName: displayName(access.actor),
      },
      select: { id: true },
    });
    const payload = { sheet: number, name, base, candidate, metrics: metrics.length };
    record({ type: "optimisation.compared", payload }, "deployment");
    return accept({ metrics: metrics.length, floors: floors.length });
  });
}

/** Refusals and tool calls, and what Scope marked as a safety floor. */
async function safetyFloorsOf(projectId: string): Promise<(score: ComparedScore) => boolean> {
  const objectives = (await listObjectiveFacts(db(), projectId)).filter(({ safetyFloor }) => safetyFloor);
  return ({ metricKey, task, taskAlias, filter }) =>
    isFloor(metricKey) ||
    objectives.some((objective) => measures(objective, { metric: metricKey, task, taskAlias, filter }));
}
