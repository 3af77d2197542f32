import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** The label that applications fetch unless they name another. Only who may promote moves it. */
export const PRODUCTION = "production";

/** Offered before anybody made labels of their own. */
export const USUAL_LABELS = [PRODUCTION, "staging"] as const;

/** Labels a prompt has at a time: a page shows them all. */
export const MOST_LABELS = 30;

export type LabelMove = { readonly label: string /** Null where it was taken off. */; readonly version: number | null };

/** Where each label points, after all moves in their order; one that was taken off points nowhere. */
export function labelsAfter(moves: readonly LabelMove[]): ReadonlyMap<string, number> {
  const labels = new Map<string, number>();
  for (const { label, version } of moves) {
    if (version === null) labels.delete(label);
    else labels.set(label, version);
  }
  return labels;
}

/** Why a label cannot be moved so; null stands for taking it off. */
export function whyNotMove(
  labels: ReadonlyMap<string, number>,
  { label, version }: LabelMove,
): Outcome<undefined, "label-there" | "label-off" | "too-many-labels"> {
  const now = labels.get(label) ?? null;
  if (version === null && now === null)
    return refuse("label-off", `No version has the label ${label}. There is nothing to take off.`, "label");
  if (version !== null && version === now)
    return refuse("label-there", `${label} points to version ${version} already.`, "version");
  if (now === null && labels.size >= MOST_LABELS)
    return refuse("too-many-labels", `A prompt has ${MOST_LABELS} labels at most. Take one off first.`, "label");
  return accept();
}
