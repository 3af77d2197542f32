import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import type { ObjectiveView } from "#lib/scope/queries/list-objectives.ts";
import { definitionOf } from "#lib/scope/rules/objective.ts";
import { keysOf, OBJECTIVE_DIRECTIONS } from "#lib/scope/vocabulary.ts";

const objective = z.object({
  id: z.uuid(),
  number: z.int().positive(),
  name: z.string(),
  metricKey: z.string().describe("The metric, and after a comma the filter where one is named."),
  direction: z.enum(keysOf(OBJECTIVE_DIRECTIONS)),
  baseline: z.number().nullable(),
  target: z.number(),
  tolerance: z.number().nullable().describe("How far from the target, to both sides; only for the direction target."),
  unit: z.string(),
  dataset: z.string().nullable().describe("The dataset or task that measures it; null when any does."),
  minItems: z.int().nonnegative(),
  dueOn: z.iso.date().nullable(),
  safetyFloor: z.boolean(),
  why: z.string(),
  frozenAt: z.iso.datetime().nullable(),
  editedAfterFreeze: z.iso.datetime().nullable().describe("When it was last changed after it was frozen."),
});

export const objectivesOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/objectives",
  summary: "List the objectives in force",
  description: "What the project promised at Scope, by number. Retired objectives are left out.",
  tag: "Objectives",
  permission: "project:read",
  query: z.object({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(objective),
    total: z.int().nonnegative(),
    page: z.int().positive(),
    pageSize: z.int().positive(),
  }),
  errors: [422],
});

/** An objective as the API gives it: without the names of people. */
export function objectiveResource({ id, number, frozenAt, editedAfterFreeze, ...view }: ObjectiveView) {
  return {
    id,
    number,
    ...definitionOf(view),
    frozenAt: frozenAt?.toISOString() ?? null,
    editedAfterFreeze: editedAfterFreeze?.toISOString() ?? null,
  } satisfies z.output<typeof objective>;
}
