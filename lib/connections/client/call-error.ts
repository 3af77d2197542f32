export type CallErrorKind =
  /** The endpoint refuses, and would again: 400, 401, 403, 404, 413, 422 and other 4xx, or a redirect. */
  | "refused"
  /** 429: too many requests or tokens. */
  | "limited"
  /** 408, 409 and 5xx. */
  | "server"
  | "network"
  | "timeout"
  /** An answer that does not read as the API's. */
  | "malformed"
  /** The address must not be called, or does not exist. */
  | "address"
  /** Whoever called has stopped it. */
  | "stopped";

type Details = {
  readonly status?: number | null;
  readonly code?: string | null;
  readonly param?: string | null;
  readonly retryAfterMs?: number | null;
};

/** Kinds that another try may mend. */
const RETRYABLE: ReadonlySet<CallErrorKind> = new Set(["limited", "server", "network", "timeout"]);

/** Why a call of an endpoint failed. The message is for people: it names the endpoint's own words, never its key. */
export class CallError extends Error {
  override name = "CallError";
  readonly kind: CallErrorKind;
  /** The HTTP status, where there was an answer. */
  readonly status: number | null;
  /** The endpoint's own name of the error, such as `context_length_exceeded`. */
  readonly code: string | null;
  /** The parameter it objects to. */
  readonly param: string | null;
  /** How long the endpoint asks to wait. */
  readonly retryAfterMs: number | null;

  constructor(kind: CallErrorKind, message: string, { status, code, param, retryAfterMs }: Details = {}) {
    super(message);
    this.kind = kind;
    this.status = status ?? null;
    this.code = code ?? null;
    this.param = param ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
  }

  get isRetryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}

/** The kind of error an HTTP status of 300 or more stands for. */
export function kindOfStatus(status: number): CallErrorKind {
  if (status === 429) return "limited";
  return status === 408 || status === 409 || status >= 500 ? "server" : "refused";
}
