import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import type { ConnectionView } from "#lib/connections/queries/list-connections.ts";

const connection = z.object({
  number: z.int().min(1),
  name: z.string(),
  baseUrl: z.string(),
  hasKey: z.boolean().describe("Whether a key is stored; the key itself is never given out."),
  keyHeader: z.enum(["bearer", "api_key"]),
  apiVersion: z.string().nullable(),
  defaultModel: z.string(),
  inputUsd: z.number().nullable().describe("US dollars per million input tokens."),
  outputUsd: z.number().nullable().describe("US dollars per million output tokens."),
  timeoutSeconds: z.int().min(1),
  lastTest: z
    .object({ ok: z.boolean(), at: z.iso.datetime() })
    .nullable()
    .describe("The last since the connection was edited."),
  retiredAt: z.iso.datetime().nullable(),
});

export const connectionsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/connections",
  summary: "List connections",
  description: "The endpoints a project calls, by number, retired ones last. Without keys.",
  tag: "Training",
  permission: "record:read",
  response: z.object({ items: z.array(connection) }),
});

/** A connection as the API gives it: without the names of people. */
export function connectionResource({
  key,
  lastTest,
  retired,
  revision: _,
  addedBy: __,
  addedAt: ___,
  ...view
}: ConnectionView) {
  return {
    ...view,
    hasKey: key !== null,
    lastTest: lastTest && { ok: lastTest.ok, at: lastTest.at.toISOString() },
    retiredAt: retired?.at.toISOString() ?? null,
  } satisfies z.output<typeof connection>;
}
