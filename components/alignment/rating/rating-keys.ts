import { type Answer, allowedAnswers, type Question } from "#lib/alignment/rules/opinion.ts";

/** One thing a rater can say, and the key that says it. */
export type Choice = {
  readonly answer: Answer;
  readonly rating: number | null;
  readonly label: string;
  readonly key: string;
};

const LABELS: Record<Exclude<Answer, "rated">, string> = {
  first: "First is better",
  second: "Second is better",
  tie: "Equally good",
  both_bad: "Both are bad",
  accept: "Accept",
  reject: "Reject",
};

/** What may be said of a task, in the order of its keys: 1, 2, 3, 4, or the digits of the scale. */
export function choicesOf(question: Question): readonly Choice[] {
  const { kind, scaleMin, scaleMax } = question;
  if (kind === "rating" && scaleMin !== null && scaleMax !== null) {
    const steps = Array.from({ length: scaleMax - scaleMin + 1 }, (_, at) => scaleMin + at);
    return steps.map((rating, at) => ({
      ...{ answer: "rated", rating, label: String(rating) },
      // A digit is its own key; the tenth step of a longer scale is 0, as on the keyboard.
      key: scaleMax <= 9 ? String(rating) : String((at + 1) % 10),
    }));
  }
  return allowedAnswers(question).flatMap((answer, at) =>
    answer === "rated" ? [] : [{ answer, rating: null, label: LABELS[answer], key: String(at + 1) }],
  );
}

export type Command =
  | { readonly does: "choose"; readonly choice: Choice }
  | { readonly does: "undo" | "skip" | "explain" | "help" };

const COMMANDS: Readonly<Record<string, Command>> = {
  u: { does: "undo" },
  s: { does: "skip" },
  w: { does: "explain" },
  "?": { does: "help" },
};

/** Other keys under which the same is said: letters that say it in a word. */
const WORDS: Readonly<Partial<Record<Answer, readonly string[]>>> = {
  tie: ["t"],
  both_bad: ["b"],
  accept: ["a"],
  reject: ["r"],
};

/** What a key does on the rating page, or null. */
export function commandOf(choices: readonly Choice[], key: string): Command | null {
  const choice = choices.find((one) => one.key === key || WORDS[one.answer]?.includes(key));
  return choice ? { does: "choose", choice } : (COMMANDS[key] ?? null);
}
