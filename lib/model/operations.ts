import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { catalogueQuerySchema } from "#lib/model/catalogue/browse.ts";
import { ARCHITECTURES, type CatalogueModel, MODALITIES } from "#lib/model/catalogue/catalogue-model.ts";
import type { ComparedCandidate } from "#lib/model/comparison.ts";
import type { LicenceVerdict } from "#lib/model/licences/judge-licence.ts";
import { licenceOf } from "#lib/model/licences/licences.ts";
import type { DecisionView } from "#lib/model/queries/list-decisions.ts";
import { candidateSchema } from "#lib/model/schema.ts";
import { keysOf, SCORE_SOURCES, WAYS } from "#lib/model/vocabulary.ts";

const catalogueEntry = z.object({
  key: z.string(),
  name: z.string(),
  provider: z.string(),
  family: z.string(),
  parameters: z.number().nullable(),
  activeParameters: z.number().nullable(),
  contextTokens: z.int().nullable(),
  architecture: z.enum(keysOf(ARCHITECTURES)),
  modalities: z.array(z.enum(keysOf(MODALITIES))),
  licence: z.string(),
  licenceName: z.string(),
  weightsOpen: z.boolean(),
  released: z.string().describe("A day, or the month where the day is not known."),
  retired: z.string().nullable(),
  source: z.string(),
  verifiedAt: z.iso.date(),
  unverified: z.array(z.string()).describe("Facts that nobody has compared with the source."),
});

const verdict = z.object({
  state: z.enum(["allowed", "not-allowed", "question"]),
  findings: z.array(
    z.object({
      key: z.string(),
      state: z.enum(["allowed", "not-allowed", "question", "condition"]),
      clause: z.string(),
      text: z.string(),
    }),
  ),
});

const candidate = z.object({
  number: z.int().min(1),
  name: z.string(),
  provider: z.string(),
  catalogueKey: z.string().nullable(),
  customModel: z.int().nullable().describe("The number of the project's own entry."),
  way: z.enum(keysOf(WAYS)),
  note: z.string(),
  licence: z.string(),
  verdict: verdict.nullable().describe("Against the declared use; null until one is declared."),
  total: z.number().nullable().describe("The weighted mean of its points, from 0 to 5."),
  place: z.int().nullable(),
  winShare: z.number().nullable().describe("In what share of random weightings it comes first."),
  missing: z.array(z.string()).describe("Criteria for which nobody has scored it."),
  scores: z.array(
    z.object({
      criterion: z.string(),
      points: z.number(),
      measured: z.string(),
      source: z.enum(keysOf(SCORE_SOURCES)),
      evaluation: z.int().nullable(),
      url: z.string().nullable(),
      note: z.string(),
    }),
  ),
});

const decision = z.object({
  version: z.int().min(1),
  candidate: z.int().min(1),
  decidedAt: z.iso.datetime(),
  context: z.string(),
  reasons: z.string(),
  consequences: z.string(),
  candidates: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      provider: z.string(),
      licence: z.string(),
      verdict: verdict.describe("As it was that day."),
      total: z.number().nullable(),
      place: z.int().nullable(),
      winShare: z.number().nullable(),
      chosen: z.boolean(),
      reason: z.string().describe("Why it was not taken."),
    }),
  ),
});

export const catalogueOperation = operation({
  method: "GET",
  path: "/api/v1/catalogue",
  summary: "Browse the catalogue of base models",
  description: "The same for everybody. A project's own entries are not in it.",
  tag: "Model",
  permission: null,
  query: catalogueQuerySchema,
  response: z.object({
    items: z.array(catalogueEntry),
    total: z.int().min(0),
    page: z.int().min(1),
    pageSize: z.int().min(1),
  }),
});

export const candidatesOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/candidates",
  summary: "List the model candidates",
  description: "The best first, each with its points and how its licence is judged against the declared use.",
  tag: "Model",
  permission: "record:read",
  response: z.object({ items: z.array(candidate) }),
});

export const addCandidateOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/candidates",
  summary: "Add a model candidate",
  tag: "Model",
  permission: "model:update",
  body: candidateSchema,
  response: z.object({ number: z.int().min(1), name: z.string() }),
  status: 201,
  errors: [409, 413, 415, 422],
});

export const decisionOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/decision",
  summary: "Read the decision for a base model",
  description: "The newest version, with every candidate of that day. 404 until there is one.",
  tag: "Model",
  permission: "project:read",
  response: decision,
});

export function catalogueResource(model: CatalogueModel) {
  const { activeParameters = null, retired = null, unverified = [], modalities, ...rest } = model;
  return {
    ...rest,
    ...{ activeParameters, retired, modalities: [...modalities], unverified: [...unverified] },
    licenceName: licenceOf(model.licence).name,
  } satisfies z.output<typeof catalogueEntry>;
}

/** A candidate as the API gives it: without the names of people. */
export function candidateResource(row: ComparedCandidate) {
  const { number, catalogueKey, customModel, way, note, total, place, winShare } = row;
  return {
    ...{ number, catalogueKey, customModel, way, note, total, place, winShare },
    name: row.model.name,
    provider: row.model.provider,
    licence: row.model.licence,
    verdict: row.verdict && verdictResource(row.verdict),
    missing: [...row.missing],
    scores: [...row.scores.values()].map(({ authorId: _, at: __, ...score }) => score),
  } satisfies z.output<typeof candidate>;
}

export function decisionResource({ considered, by: _, at, chosen: __, ...view }: DecisionView) {
  return {
    ...view,
    decidedAt: at.toISOString(),
    candidates: considered.candidates.map(({ verdict: then, ...one }) => ({ ...one, verdict: verdictResource(then) })),
  } satisfies z.output<typeof decision>;
}

function verdictResource({ state, findings }: LicenceVerdict) {
  return { state, findings: findings.map((finding) => ({ ...finding })) };
}
