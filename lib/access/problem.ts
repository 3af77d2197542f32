/** RFC 9457 problem details: every error of the API has this shape. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** One entry a wrong field: a JSON pointer and what to do. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  /** Why something was not allowed, where there can be several reasons at once; each with a code that a machine acts on. */
  readonly reasons?: readonly ProblemReason[];
};

export type ProblemReason = {
  /** Dotted and stable: `digest.unknown`, `signature.stale`. */
  readonly code: string;
  readonly detail: string;
  /** The gate that says so, where one does. */
  readonly gate: string | null;
  /** Where a person can act on it. */
  readonly url: string | null;
};

const TITLES: Record<number, string> = {
  400: "Bad request",
  401: "Not authenticated",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Not valid",
  429: "Too many requests",
  500: "Unexpected error",
  503: "Not available",
};

export function problem(
  status: number,
  extra: {
    reason?: string;
    detail?: string;
    errors?: Problem["errors"];
    reasons?: Problem["reasons"];
    headers?: HeadersInit;
  } = {},
): Response {
  const { reason, detail, errors, reasons, headers } = extra;
  const body: Problem = {
    type: reason ? `urn:cairn:problem:${reason}` : "about:blank",
    title: TITLES[status] ?? "Error",
    status,
    detail,
    errors,
    reasons,
  };
  return Response.json(body, { status, headers: { ...headers, "content-type": "application/problem+json" } });
}
