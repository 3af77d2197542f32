import type { CampaignKind, Opinion, RationaleRule } from "#lib/platform/generated/enums.ts";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";

/** What a campaign allows to be said. */
export type Question = {
  readonly kind: CampaignKind;
  readonly allowTie: boolean;
  readonly allowBothBad: boolean;
  readonly rationale: RationaleRule;
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
};

/** What somebody says who does not know which answer is which. */
export const ANSWERS = ["first", "second", "tie", "both_bad", "accept", "reject", "rated"] as const;
export type Answer = (typeof ANSWERS)[number];

export type GivenAnswer = { readonly answer: Answer; readonly rating: number | null; readonly rationale: string };

export type Said = { readonly opinion: Opinion; readonly rating: number | null };

/** The answers a question allows, in the order of their keys. */
export function allowedAnswers({ kind, allowTie, allowBothBad }: Question): readonly Answer[] {
  if (kind === "rating") return ["rated"];
  if (kind === "acceptance") return ["accept", "reject"];
  return ["first", "second", ...(allowTie ? (["tie"] as const) : []), ...(allowBothBad ? (["both_bad"] as const) : [])];
}

/** Why an answer is none to this question, or null. */
export function whyNotAnswer(
  question: Question,
  { answer, rating, rationale }: GivenAnswer,
): Refusal<"answer-not-allowed" | "rating-off-scale" | "rationale-missing"> | null {
  if (!allowedAnswers(question).includes(answer))
    return refuse("answer-not-allowed", "This campaign does not allow that answer.", "answer");
  if ((answer === "rated") !== (rating !== null))
    return refuse("answer-not-allowed", "A rating has a number, and nothing else has one.", "rating");
  const { scaleMin, scaleMax } = question;
  if (rating !== null && !(scaleMin !== null && scaleMax !== null && rating >= scaleMin && rating <= scaleMax))
    return refuse("rating-off-scale", `Rate from ${scaleMin} to ${scaleMax}.`, "rating");
  if (question.rationale === "required" && rationale.trim() === "")
    return refuse("rationale-missing", "Say in a sentence why.", "rationale");
  return null;
}

/** The same by the answers' own names, which the person who gave it never saw. */
export function opinionOf({ answer, rating }: GivenAnswer, shownFirst: "a" | "b"): Said {
  const other = shownFirst === "a" ? "b" : "a";
  if (answer === "first") return { opinion: shownFirst, rating: null };
  if (answer === "second") return { opinion: other, rating: null };
  return { opinion: answer, rating };
}

/** As a file writes it and gold is kept: "a", "both_bad", "4". */
export function opinionText({ opinion, rating }: Said): string {
  return opinion === "rated" ? String(rating) : opinion;
}

const BY_KIND: Record<Exclude<CampaignKind, "rating">, readonly Opinion[]> = {
  pairwise: ["a", "b", "tie", "both_bad"],
  acceptance: ["accept", "reject"],
};

/** Reads what {@link opinionText} wrote; a refusal says what this kind of campaign knows. */
export function parseOpinion(kind: CampaignKind, text: string): Outcome<Said, "no-opinion"> {
  if (kind === "rating") {
    if (/^-?\d{1,4}$/.test(text)) return accept({ opinion: "rated", rating: Number(text) });
    return refuse("no-opinion", "a whole number");
  }
  const found = BY_KIND[kind].find((one) => one === text);
  return found ? accept({ opinion: found, rating: null }) : refuse("no-opinion", BY_KIND[kind].join(", "));
}

/** Whether a judgement of a gold item is right. */
export function isRight(said: Said, gold: string): boolean {
  return opinionText(said) === gold;
}
