import type { CoveredFacts } from "#lib/lifecycle/load-subject.ts";
import type { Tx } from "#lib/platform/db.ts";
import { ASPECTS, FEASIBILITY_ASPECTS } from "#lib/scope/rules/feasibility.ts";
import { definitionOf } from "#lib/scope/rules/objective.ts";
import { FEASIBILITY_DECISIONS, OBJECTIVE_DIRECTIONS, RISK_TIERS, TASK_TYPES } from "#lib/scope/vocabulary.ts";

type InProject = { readonly projectId: string };

const NOTHING: CoveredFacts = { records: [], authors: [] };

/** What `scope.brief` covers. */
export async function briefFacts(tx: Tx, { projectId }: InProject): Promise<CoveredFacts> {
  const brief = await tx.scopeBrief.findUnique({ where: { projectId } });
  if (!brief) return NOTHING;
  const taskTypes = brief.taskTypes.map((key) => (TASK_TYPES as Record<string, string>)[key] ?? key).sort();
  const fields = {
    "Problem statement": brief.problemStatement,
    Users: brief.users,
    "Task types": taskTypes.join(", "),
    "Alternative without AI": brief.nonAiAlternative,
    "Out of scope": brief.outOfScope,
  };
  return { records: [{ id: projectId, label: "Brief", fields }], authors: brief.editorIds };
}

/** What `scope.objectives` covers: those in force, and whether each is frozen. */
export async function objectiveFacts(tx: Tx, { projectId }: InProject): Promise<CoveredFacts> {
  const rows = await tx.objective.findMany({
    where: { projectId, retiredAt: null },
    orderBy: { number: "asc" },
    include: { revisions: { select: { authorId: true } } },
  });
  const records = rows.map((row) => {
    const definition = definitionOf(row);
    const fields = {
      Name: definition.name,
      Metric: definition.metricKey,
      Direction: OBJECTIVE_DIRECTIONS[definition.direction],
      Baseline: definition.baseline,
      Target: definition.target,
      Tolerance: definition.tolerance,
      Unit: definition.unit,
      Dataset: definition.dataset,
      "Items at least": definition.minItems,
      Due: definition.dueOn,
      "Safety floor": definition.safetyFloor,
      Frozen: row.frozenAt !== null,
    };
    return { id: row.id, label: `Objective ${row.number}`, fields };
  });
  return { records, authors: peopleOf(rows.flatMap((row) => row.revisions.map(({ authorId }) => authorId))) };
}

/** What `scope.risk-tier` covers. */
export async function riskTierFacts(tx: Tx, { projectId }: InProject): Promise<CoveredFacts> {
  const newest = await tx.riskAssessment.findFirst({ where: { projectId }, orderBy: { id: "desc" } });
  if (!newest) return NOTHING;
  const fields = { Tier: RISK_TIERS[newest.tier].title, Reason: newest.reason, Articles: newest.articles };
  return { records: [{ id: projectId, label: "Risk tier", fields }], authors: peopleOf([newest.authorId]) };
}

/** What `scope.feasibility` covers: the scores, their notes and the decision. */
export async function feasibilityFacts(tx: Tx, { projectId }: InProject): Promise<CoveredFacts> {
  const row = await tx.feasibility.findUnique({ where: { projectId } });
  if (!row) return NOTHING;
  const scores = ASPECTS.flatMap((aspect) => {
    const { title } = FEASIBILITY_ASPECTS[aspect];
    return [[title, row[aspect]] as const, [`${title}, note`, row[`${aspect}Note`]] as const];
  });
  const decision = row.decision && FEASIBILITY_DECISIONS[row.decision];
  const fields = { ...Object.fromEntries(scores), Decision: decision, Reason: row.reason };
  const authors = peopleOf([...row.editorIds, row.decidedById]);
  return { records: [{ id: projectId, label: "Feasibility", fields }], authors };
}

function peopleOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
