import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import type { ConsentView } from "#lib/data/queries/list-consents.ts";
import type { SourceRow } from "#lib/data/queries/list-sources.ts";
import { BASIS_STATES, CONSENT_STATES } from "#lib/data/rules.ts";
import { consentSchema, sourceSchema } from "#lib/data/schema.ts";
import { keysOf, LAWFUL_BASES, PERSONAL_DATA, SPECIAL_CATEGORIES, SPECIAL_EXCEPTIONS } from "#lib/data/vocabulary.ts";

const page = z.coerce.number().int().min(1).max(1_000).default(1);

const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int().min(0), page: z.int().min(1), pageSize: z.int().min(1) });

const source = z.object({
  number: z.int().min(1),
  revision: z.int().min(1),
  name: z.string(),
  owner: z.string(),
  description: z.string(),
  origin: z.string(),
  licence: z.string(),
  personalData: z.enum(keysOf(PERSONAL_DATA)),
  specialCategories: z.array(z.enum(keysOf(SPECIAL_CATEGORIES))),
  specialException: z.enum(keysOf(SPECIAL_EXCEPTIONS)).nullable(),
  lawfulBasis: z.enum(keysOf(LAWFUL_BASES)).nullable(),
  basisJustification: z.string(),
  region: z.string(),
  retentionUntil: z.iso.date().nullable().describe("The last day it may be kept."),
  consentCount: z.int().min(0),
  basis: z
    .object({
      state: z.enum(keysOf(BASIS_STATES)),
      sentence: z.string(),
      validUntil: z.iso.datetime().nullable().describe("When time alone may change it."),
    })
    .nullable()
    .describe("Null for a retired source."),
});

const consent = z.object({
  number: z.int().min(1),
  state: z.enum(keysOf(CONSENT_STATES)),
  subjects: z.string(),
  textVersion: z.string(),
  collectedHow: z.string(),
  isExplicit: z.boolean(),
  grantedOn: z.iso.date(),
  expiresOn: z.iso.date().nullable(),
  peopleCount: z.int().nullable(),
  evidenceUrl: z.string().nullable(),
  replaces: z.int().nullable(),
  replacedBy: z.int().nullable(),
  recordedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
});

export const sourcesOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/sources",
  summary: "List data sources",
  description: "By number, each with the state of its lawful basis. Retired ones only with state=retired.",
  tag: "Data",
  permission: "record:read",
  query: z.object({
    search: z.string().trim().max(120).default("").describe("In name, owner or origin."),
    state: z.enum([...keysOf(BASIS_STATES), "retired"]).optional(),
    page,
  }),
  response: pageOf(source),
  errors: [422],
});

export const addSourceOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/sources",
  summary: "Add a data source",
  tag: "Data",
  permission: "data:update",
  body: sourceSchema,
  response: z.object({ number: z.int().min(1), name: z.string() }),
  status: 201,
  errors: [409, 413, 415, 422],
});

export const consentsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/sources/{number}/consents",
  summary: "List the consents of a source",
  description: "The newest first.",
  tag: "Data",
  permission: "record:read",
  query: z.object({ page }),
  response: pageOf(consent),
  errors: [422],
});

export const recordConsentOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/sources/{number}/consents",
  summary: "Record a consent",
  description: "Describes a group of people; never send anything that tells who they are.",
  tag: "Data",
  permission: "data:update",
  body: consentSchema,
  response: z.object({ source: z.int().min(1), consent: z.int().min(1) }),
  status: 201,
  errors: [409, 413, 415, 422],
});

export function sourceResource({ basis, ...row }: SourceRow) {
  const validUntil = basis?.validUntil?.toISOString() ?? null;
  return {
    ...row,
    specialCategories: [...row.specialCategories],
    basis: basis && { ...basis, validUntil },
  } satisfies z.output<typeof source>;
}

/** A consent as the API gives it: without the names of people. */
export function consentResource({ recordedBy: _, recordedAt, withdrawal, ...view }: ConsentView) {
  return {
    ...view,
    recordedAt: recordedAt.toISOString(),
    withdrawnAt: withdrawal?.at.toISOString() ?? null,
  } satisfies z.output<typeof consent>;
}
