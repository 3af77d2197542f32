import type { z } from "zod";
import type { Permission } from "#lib/access/permissions.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One thing the API can do: what validates a request is what documents it. `app/api/v1/operations.ts` lists them all, a
 * route serves each, and /api/v1/openapi.json is made from the list.
 */
export type Operation<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  P extends Permission | null = Permission | null,
> = {
  readonly method: Method;
  /** As OpenAPI writes it: /api/v1/projects/{slug}. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** What it needs in the project of `{slug}`; null when it concerns no single project. */
  readonly permission: P;
  readonly query?: Query;
  /** A JSON body. */
  readonly body?: Body;
  /** A body that is read as it is. */
  readonly upload?: { readonly mediaTypes: readonly string[]; readonly maxBytes: number; readonly description: string };
  readonly response: z.ZodType;
  /** Of the answer, where that is no JSON. */
  readonly mediaType?: string;
  readonly status?: 200 | 201 | 202;
  /** Beyond 401, 403, 404 and 429, which any may answer. */
  readonly errors?: readonly number[];
};

export function operation<Query extends z.ZodType, Body extends z.ZodType, P extends Permission | null>(
  definition: Operation<Query, Body, P>,
): Operation<Query, Body, P> {
  return definition;
}
