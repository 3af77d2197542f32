import { firstObjectIn } from "#lib/connections/running/embedded-json.ts";
import type { Rubric } from "#lib/evaluation/running/judge/rubric.ts";
import { boundsOf } from "#lib/evaluation/running/judge/scale.ts";
import type { Json, JsonObject } from "#lib/platform/json-value.ts";

export type Judgement = { readonly score: number; readonly reason: string };

const MAX_REASON = 2_000;

/**
 * What a judge said, however it wrapped it: bare, in a code fence, after words. Null when it gives no score on the scale; guessing one
 * would put a number of ours among the judge's.
 */
export function readJudgement(rubric: Pick<Rubric, "scale">, text: string): Judgement | null {
  const object = firstObjectIn(text, (found) => Object.hasOwn(found, "score"));
  const score = object && scoreIn(object);
  const { low, high } = boundsOf(rubric);
  if (score === undefined || !Number.isInteger(score) || score < low || score > high) return null;
  const reason = object?.reason;
  return { score, reason: typeof reason === "string" ? reason.slice(0, MAX_REASON) : "" };
}

const WORDS = new Map([
  ["pass", 1],
  ["true", 1],
  ["yes", 1],
  ["fail", 0],
  ["false", 0],
  ["no", 0],
]);

function scoreIn({ score }: JsonObject): number | undefined {
  const said: Json | undefined = score;
  if (typeof said === "number") return said;
  if (typeof said === "boolean") return said ? 1 : 0;
  if (typeof said !== "string") return undefined;
  const number = /^\s*(-?\d+)(?:\s*\/\s*\d+)?\s*$/.exec(said)?.[1];
  return number === undefined ? WORDS.get(said.trim().toLowerCase()) : Number(number);
}
