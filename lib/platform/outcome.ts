/** A refusal is a value: the caller must look at it, and the reason is a literal that a form or a client can act on. */
export type Refusal<R extends string = string> = {
  readonly ok: false;
  readonly reason: R;
  /** What happened, what is safe and what to do, in one or two sentences. */
  readonly message: string;
  /** The input field it belongs to, where there is one. */
  readonly field?: string;
};

export type Accepted<T> = { readonly ok: true; readonly value: T };

export type Outcome<T, R extends string = never> = Accepted<T> | Refusal<R>;

export function accept(): Accepted<undefined>;
export function accept<T>(value: T): Accepted<T>;
export function accept<T>(value?: T): Accepted<T | undefined> {
  return { ok: true, value };
}

export function refuse<R extends string>(reason: R, message: string, field?: string): Refusal<R> {
  return field === undefined ? { ok: false, reason, message } : { ok: false, reason, message, field };
}
