import { z } from "zod";
import { type AnswerItem, UnscorableItem } from "#lib/statistics/scorer.ts";

export const caseSensitive = z
  .boolean()
  .default(true)
  .describe("Whether labels that differ in capital and small letters only are different labels");

export const labelSettings = z.strictObject({ caseSensitive });

export type LabelSettings = z.output<typeof labelSettings>;

export type Label = (text: string) => string;

/** How a label is read from text: without the blanks around it, and without regard to case if so set. */
export function labelReader({ caseSensitive }: LabelSettings): Label {
  return caseSensitive ? (text) => text.trim() : (text) => text.trim().toLowerCase();
}

/**
 * The predicted label and the one it is held against. Where several are right, it is the predicted one if it is among
 * them, else the first: a confusion has one true class.
 *
 * @throws UnscorableItem without a reference.
 */
export function labelsOf({ prediction, references }: AnswerItem, label: Label): { predicted: string; actual: string } {
  const [first] = references;
  if (first === undefined) throw new UnscorableItem("references", "The item has no label to compare with.");
  const predicted = label(prediction);
  return references.some((reference) => label(reference) === predicted)
    ? { predicted, actual: predicted }
    : { predicted, actual: label(first) };
}
