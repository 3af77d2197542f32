import type { Granted, ProjectAccess } from "#lib/access/access.ts";
import type { Permission, ProjectRole } from "#lib/access/permissions.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { db } from "#lib/platform/db.ts";
import type { Outcome } from "#lib/platform/outcome.ts";
import { objectiveSchema } from "#lib/scope/schema.ts";

/** A project with somebody of each role that has to do with Scope, each of whom opens the door by themselves. */
export async function makeTeam() {
  const people = {
    contributor: await makePerson("Cora Contributor"),
    reviewer: await makePerson("Rui Reviewer"),
    stakeholder: await makePerson("Stella Stakeholder"),
    auditor: await makePerson("Aud Auditor"),
    rater: await makePerson("Ray Rater"),
  };
  const members = Object.entries(people).map(([role, person]) => ({ person, role: role as ProjectRole }));
  const project = await makeProject({ members });
  const everybody = { ...people, lead: project.lead };
  return {
    project,
    people: everybody,
    as: <P extends Permission>(role: keyof typeof everybody, permission: P): Promise<ProjectAccess<Granted<P>>> =>
      accessFor(everybody[role], project, permission),
  };
}

export const BRIEF = {
  problemStatement: "Customers wait nine hours for an answer that stands in the handbook.",
  users: "Support agents",
  taskTypes: ["question-answering" as const],
  nonAiAlternative: "A better search of the handbook",
  outOfScope: "Refunds",
};

export const SCORES = {
  value: 5,
  valueNote: "",
  dataReadiness: 4,
  dataReadinessNote: "",
  technicalRisk: 3,
  technicalRiskNote: "",
  cost: 4,
  costNote: "",
  time: 2,
  timeNote: "",
};

/** The objective of a form, with what a test changes in it. */
export function objectiveInput(change: Record<string, unknown> = {}) {
  return objectiveSchema.parse({
    metricKey: "exact_match",
    direction: "higher",
    target: "0.80",
    baseline: "0.71",
    dataset: "billing-test",
    minItems: "500",
    ...change,
  });
}

/** The value of an outcome that has to be a yes. */
export function accepted<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.message}`);
  return outcome.value;
}

/** What the project's ledger says of a phase, in order. */
export async function ledgerOf(projectId: string, phase = "scope"): Promise<{ type: string; payload: unknown }[]> {
  const entries = await db().ledgerEntry.findMany({ where: { chain: projectId, phase }, orderBy: { seq: "asc" } });
  return entries
    .filter(({ actorKind }) => actorKind !== "system")
    .map(({ type, payload }) => ({ type, payload: JSON.parse(payload) }));
}
