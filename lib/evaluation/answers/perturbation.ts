/** How an item was changed before the model was asked again, and what that is to show. */
export type Perturbation = {
  readonly name: string;
  /** Whether the answer holds when the text is worse, or when it is somebody else's. */
  readonly kind: "robustness" | "fairness";
};

/** The perturbations of HELM that put other people in an item's place; all others make its text worse. */
const OF_FAIRNESS = new Set(["dialect", "gender", "gender_pronouns", "gender_terms", "person_name", "race"]);

const LONGEST_NAME = 100;

/**
 * Reads the name of a perturbation as it stands in a file. "fairness:accent" says of one that is not known which kind it is of.
 *
 * @returns null for an item as it is.
 * @see https://github.com/stanford-crfm/helm/blob/main/src/helm/benchmark/augmentations/perturbation_description.py
 */
export function perturbationOf(said: string): Perturbation | null {
  const text = said.trim().slice(0, LONGEST_NAME);
  if (text === "" || /^(?:original|none|identity)$/i.test(text)) return null;
  const [, kind, name] = /^(robustness|fairness):\s*(\S.*)$/i.exec(text) ?? [];
  if (kind && name) return { name, kind: kind.toLowerCase() === "fairness" ? "fairness" : "robustness" };
  return { name: text, kind: OF_FAIRNESS.has(text.toLowerCase()) ? "fairness" : "robustness" };
}

/** Where the items of a perturbation stand, beside those as they are ("none"). */
export function filterOf(perturbation: Perturbation | null): string {
  return perturbation ? `${perturbation.name}:perturbed` : "none";
}
