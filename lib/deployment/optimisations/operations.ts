import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import {
  compareSchema,
  countRateSchema,
  measureSchema,
  recordOptimisationSchema,
} from "#lib/deployment/optimisations/schema.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";
import {
  FACT_SOURCE_KEYS,
  FLOOR_KEYS,
  METHOD_KEYS,
  QUANTITY_KEYS,
  SIDES,
} from "#lib/deployment/optimisations/vocabulary.ts";

const TAG = "Deployment";
const PATH = "/api/v1/projects/{slug}/optimisations";

const interval = z.object({ low: z.number(), high: z.number() }).nullable().describe("95 %.");
const state = z.enum(["met", "failed", "insufficient"]);

const sheet = z
  .object({
    number: z.int().positive(),
    name: z.string(),
    method: z.enum(METHOD_KEYS),
    base: z.string(),
    candidate: z.string(),
    artefactDigest: z.string().nullable(),
    settings: z.record(z.string(), z.string()),
    createdAt: z.iso.datetime(),
    policy: z.object({
      version: z.int().positive(),
      minRecovery: z.number(),
      maxFloorDrop: z.number(),
      requiredFloors: z.array(z.string()),
      afterResults: z.boolean().describe("It was changed when something was known already."),
    }),
    verdict: z.object({
      state,
      reasons: z.array(
        z.object({
          key: z.string(),
          about: z.enum(["recovery", "floor"]),
          title: z.string(),
          state,
          reason: z.string(),
          fact: z.string(),
          required: z.string(),
          itemsNeeded: z.number().nullable().describe("How many more items would settle it if it stayed so."),
        }),
      ),
    }),
    comparison: z
      .object({
        baseEvaluation: z.int(),
        candidateEvaluation: z.int(),
        sharedItems: z.int(),
        meanRecovery: z.number().nullable(),
        meanInterval: interval,
        metrics: z.array(
          z.object({
            metric: z.string(),
            task: z.string(),
            filter: z.string(),
            n: z.int(),
            base: z.number(),
            candidate: z.number(),
            delta: z.number(),
            deltaInterval: interval,
            recovery: z.number().nullable(),
            interval,
          }),
        ),
        floors: z.array(
          z.object({
            metric: z.string(),
            task: z.string(),
            n: z.int(),
            base: z.number(),
            candidate: z.number(),
            drop: z.number(),
            interval,
          }),
        ),
      })
      .nullable(),
    rates: z.array(
      z.object({
        floor: z.enum(FLOOR_KEYS),
        baseCount: z.int(),
        baseTotal: z.int(),
        candidateCount: z.int(),
        candidateTotal: z.int(),
        lost: z.int().nullable(),
        gained: z.int().nullable(),
        source: z.enum(FACT_SOURCE_KEYS),
        origin: z.string(),
      }),
    ),
    measurements: z.array(
      z.object({
        side: z.enum(SIDES),
        quantity: z.enum(QUANTITY_KEYS),
        value: z.number(),
        source: z.enum(FACT_SOURCE_KEYS),
        origin: z.string(),
        hardware: z.string(),
        batch: z.int().nullable(),
        contextTokens: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: "OptimisationSheet" });

/** A sheet as the API gives it. */
export function sheetResource(view: SheetView): z.input<typeof sheet> {
  const { policy, comparison, rates, measurements } = view;
  return {
    ...{ number: view.number, name: view.name, method: view.method, artefactDigest: view.artefactDigest },
    ...{ base: view.baseName, candidate: view.candidateName, settings: { ...view.settings } },
    createdAt: view.createdAt.toISOString(),
    policy: {
      ...{ version: policy.version, minRecovery: policy.minRecovery, maxFloorDrop: policy.maxFloorDrop },
      requiredFloors: [...policy.requiredFloors],
      afterResults: view.policyAfterResults,
    },
    verdict: { state: view.verdict.state, reasons: [...view.verdict.reasons] },
    comparison: comparison && {
      ...{ baseEvaluation: comparison.base.number, candidateEvaluation: comparison.candidate.number },
      sharedItems: comparison.sharedItems,
      meanRecovery: comparison.mean?.recovery ?? null,
      meanInterval: comparison.mean?.interval ?? null,
      metrics: comparison.metrics.map(({ metricKey: metric, title: _title, unit: _unit, ...one }) => ({
        metric,
        ...one,
      })),
      floors: comparison.floors.map(({ key: metric, title: _title, isPaired: _paired, ...one }) => ({
        metric,
        ...one,
      })),
    },
    rates: rates.map(({ at: _at, authorName: _by, ...rate }) => rate),
    measurements: measurements.map(({ at: _at, authorName: _by, ...one }) => one),
  };
}

const page = z.object({
  items: z.array(sheet),
  total: z.int(),
  page: z.int().positive(),
  pageSize: z.int().positive(),
});

export const optimisationsOperation = operation({
  method: "GET",
  path: PATH,
  summary: "List optimisation sheets",
  description: "The newest first, each with its verdict by its own policy.",
  tag: TAG,
  permission: "project:read",
  query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
  response: page,
  errors: [422],
});

export const optimisationOperation = operation({
  method: "GET",
  path: `${PATH}/{number}`,
  summary: "Read an optimisation sheet",
  tag: TAG,
  permission: "project:read",
  response: sheet,
});

export const recordOptimisationOperation = operation({
  method: "POST",
  path: PATH,
  summary: "Make an optimisation sheet",
  description:
    "One artefact held against its base. The policy is set here, before anything is measured. `configuration` is the text of a config.json, " +
    "quantize_config.json or adapter_config.json.",
  tag: TAG,
  permission: "optimisation:update",
  body: recordOptimisationSchema,
  response: z.object({ number: z.int().positive(), name: z.string() }),
  status: 201,
  errors: [422],
});

export const compareOptimisationOperation = operation({
  method: "POST",
  path: `${PATH}/{number}/comparisons`,
  summary: "Compare two evaluations for a sheet",
  description:
    "By their numbers, over the items both have: paired differences, recovery with its interval, and floors.",
  tag: TAG,
  permission: "optimisation:update",
  body: compareSchema.omit({ sheet: true }),
  response: z.object({ metrics: z.int().describe("Of quality."), floors: z.int() }),
  status: 201,
});

export const countRateOperation = operation({
  method: "POST",
  path: `${PATH}/{number}/rates`,
  summary: "Record refusals or tool calls, counted",
  description: "With `lost` and `gained` where the same items were put to both, the change is a paired one.",
  tag: TAG,
  permission: "optimisation:update",
  body: countRateSchema.omit({ sheet: true }),
  response: z.object({ title: z.string() }),
  status: 201,
});

export const measureOptimisationOperation = operation({
  method: "POST",
  path: `${PATH}/{number}/measurements`,
  summary: "Record what base or candidate take",
  description: "Bytes, milliseconds, tokens a second and US dollars, each with its source and conditions.",
  tag: TAG,
  permission: "optimisation:update",
  body: measureSchema.omit({ sheet: true }),
  response: z.object({ count: z.int() }),
  status: 201,
});
