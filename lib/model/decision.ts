import type { LicenceVerdict } from "#lib/model/licences/judge-licence.ts";

/** A candidate as it stood when the decision was made. */
export type ConsideredCandidate = {
  readonly number: number;
  readonly name: string;
  readonly provider: string;
  readonly licence: string;
  readonly verdict: LicenceVerdict;
  /** Of the weighted scores, from 0 to 5; null where nobody had scored it. */
  readonly total: number | null;
  readonly place: number | null;
  /** In what share of random weightings it came first. */
  readonly winShare: number | null;
  readonly chosen: boolean;
  /** Why it was not taken; empty for the one that was. */
  readonly reason: string;
};

/** What a decision was made from. */
export type Considered = {
  readonly useVersion: number;
  /** 0 where the default criteria were in force. */
  readonly criteriaVersion: number;
  readonly candidates: readonly ConsideredCandidate[];
};

/** Only a command writes the column, and it writes a Considered. */
export function readConsidered(column: unknown): Considered {
  return column as Considered;
}

export const VERDICT_WORDS = {
  allowed: "allowed",
  "not-allowed": "not allowed",
  question: "open question",
} as const satisfies Record<LicenceVerdict["state"], string>;
