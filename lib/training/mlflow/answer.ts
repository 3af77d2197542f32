import type { JsonObject } from "#lib/platform/json-value.ts";

/** MLflow's error codes with the status that each travels with. Clients retry 408, 429 and all 5xx but 501, for minutes. */
const STATUS = {
  INVALID_PARAMETER_VALUE: 400,
  BAD_REQUEST: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
  REQUEST_LIMIT_EXCEEDED: 429,
  INTERNAL_ERROR: 500,
  TEMPORARILY_UNAVAILABLE: 503,
} as const;
export type ErrorCode = keyof typeof STATUS;

/** What our refusals are in MLflow's words. */
export const ERROR_CODES = {
  "no-such-run": "RESOURCE_DOES_NOT_EXIST",
  "no-such-experiment": "RESOURCE_DOES_NOT_EXIST",
  "no-such-tag": "RESOURCE_DOES_NOT_EXIST",
  "no-such-artefact": "RESOURCE_DOES_NOT_EXIST",
  "experiment-exists": "RESOURCE_ALREADY_EXISTS",
  "experiment-deleted": "INVALID_PARAMETER_VALUE",
  "run-deleted": "INVALID_PARAMETER_VALUE",
  "param-differs": "INVALID_PARAMETER_VALUE",
  "too-many-metrics": "INVALID_PARAMETER_VALUE",
  "bad-filter": "INVALID_PARAMETER_VALUE",
  invalid: "INVALID_PARAMETER_VALUE",
  "too-large": "INVALID_PARAMETER_VALUE",
  "bad-encoding": "BAD_REQUEST",
  "unsupported-encoding": "BAD_REQUEST",
  malformed: "BAD_REQUEST",
} as const satisfies Record<string, ErrorCode>;
export type TrackingRefusal = keyof typeof ERROR_CODES;

/** Clients take any other success than 200 for a failure, and want an object in it. */
export function answer(body: JsonObject): Response {
  return Response.json(body, { status: 200, headers: { "cache-control": "no-store" } });
}

/** The error that an MLflow client raises, with our message. */
export function answerError(code: ErrorCode, message: string, headers: HeadersInit = {}): Response {
  return Response.json({ error_code: code, message }, { status: STATUS[code], headers });
}
