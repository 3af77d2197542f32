import { z } from "zod";
import { MAX_ROW_NUMBER } from "#lib/platform/paging.ts";

const text = z.string().trim().max(120).optional().catch(undefined);

/** The filter as it stands in the address; what makes no sense is left out. */
export const historyFilterSchema = z.object({
  before: z.coerce.number().int().positive().max(MAX_ROW_NUMBER).optional().catch(undefined),
  type: text,
  actor: text,
  phase: text,
});

/** The address of a history page with this filter, beside what it shows now. */
export function historyQuery(filter: z.infer<typeof historyFilterSchema>): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  ).toString();
  return query ? `?${query}` : "";
}
