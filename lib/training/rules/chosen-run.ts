import type { ChoiceView } from "#lib/training/queries/get-choice.ts";

/** The number of the run that was chosen; null when it is no run. */
export function chosenRunOf(choice: ChoiceView | null): number | null {
  return choice?.kind === "run" ? choice.run : null;
}
