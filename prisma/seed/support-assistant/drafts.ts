import { lotOf } from "#lib/alignment/rules/lot.ts";
import { seededRandom } from "#lib/statistics/random.ts";
import { someQuestion } from "#prisma/seed/support-assistant/questions.ts";

export type DraftPair = {
  readonly id: string;
  readonly group: "billing" | "moving" | "hardship";
  readonly prompt: string;
  readonly response_a: string;
  readonly response_b: string;
  readonly model_a: string;
  readonly model_b: string;
  readonly gold?: "a" | "b";
};

/** The drafts that are compared, by the model that wrote them. Better ones name the clause, the sum and the next step. */
const DRAFTS = {
  "support-assistant-base": {
    strength: 0,
    opening: ["Thank you for your message!", "I understand that this can be confusing."],
    answer: [
      "In general, bills can change for many reasons, and it is always a good idea to read your contract with care.",
      "Please contact our service hotline, where a colleague will be able to tell you more about your matter.",
    ],
    close: ["I hope this helps! Have a wonderful day.", "Is there anything else I can help you with today?"],
  },
  "support-assistant-sft-1": {
    strength: 0.8,
    opening: ["I have looked at your contract.", "Here is what I see in your contract."],
    answer: [
      "The instalment follows section 6: it is set from last year's use. If you send the meter reading, it is set anew within five days.",
      "Section 4 sets the price guarantee. It ends twelve months after the start, so the change was to be expected.",
    ],
    close: ["Shall I hand this over to a colleague?", "You can object within six weeks."],
  },
  "support-assistant-sft-2": {
    strength: 1.5,
    opening: [
      "Short answer: you need not pay this before it is cleared up.",
      "Short answer: the sum is not right yet.",
    ],
    answer: [
      "Section 6 sets the instalment from last year's use, and yours was estimated. Send today's reading, and the bill is corrected within five days.",
      "Section 9 ends your contract with the day you moved out. What was charged after that comes back within two weeks.",
    ],
    close: ["I have put a note for a colleague, who checks it today.", "Until then nothing is collected."],
  },
} as const;

/** Every two of them, both ways round. */
const MATCHES = [
  ["support-assistant-base", "support-assistant-sft-1"],
  ["support-assistant-sft-1", "support-assistant-sft-2"],
  ["support-assistant-sft-2", "support-assistant-base"],
  ["support-assistant-sft-1", "support-assistant-base"],
  ["support-assistant-sft-2", "support-assistant-sft-1"],
] as const;
const GROUPS = ["billing", "billing", "moving", "billing", "hardship", "billing", "moving", "hardship"] as const;
const random = seededRandom(20_261);

/** Pairs of drafts from different models, in turn; every twelfth is one that nobody should get wrong. */
export function draftPairs(count: number): DraftPair[] {
  return Array.from({ length: count }, (_, at) => {
    const [a, b] = MATCHES[at % MATCHES.length] ?? MATCHES[0];
    const pair = {
      id: `draft-${String(at + 1).padStart(3, "0")}`,
      group: GROUPS[at % GROUPS.length] ?? "billing",
      prompt: someQuestion(random, "train"),
      ...{ model_a: a, model_b: b, response_a: draft(a, at), response_b: draft(b, at) },
    };
    return at % 12 === 5 ? { ...pair, response_a: "I do not know. Ask somebody else.", gold: "b" as const } : pair;
  });
}

function draft(model: keyof typeof DRAFTS, at: number): string {
  const { opening, answer, close } = DRAFTS[model];
  const lot = lotOf(at, model);
  const pick = <T>(list: readonly T[]): T | "" => list[Math.floor(lot() * list.length)] ?? "";
  return [pick(opening), pick(answer), pick(close)].join(" ");
}

/** How much better the first draft of a pair is than the second, as everybody could see who looked long enough. */
export function meritOf({ id, model_a, model_b }: DraftPair): number {
  const strengthOf = (model: string) => DRAFTS[model as keyof typeof DRAFTS].strength;
  const lot = lotOf(7, id);
  return strengthOf(model_a) - strengthOf(model_b) + 3.2 * (lot() + lot() - 1);
}
