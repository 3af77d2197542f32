import { countOf, membersOf, numberOf, textOf } from "#lib/evaluation/formats/json-fields.ts";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  member,
  type NonFinite,
  pointerTo,
} from "#lib/platform/json-value.ts";

/** A row of stats.json: a number over the instances of one split, under one perturbation or none. */
export type Stat = {
  readonly metric: string;
  readonly split: string | null;
  readonly perturbation: JsonObject | null;
  /** Null where `nonFinite` says why. */
  readonly mean: number | null;
  readonly nonFinite: NonFinite | null;
};

/**
 * @param odd which numbers of the element that holds the row are not finite.
 * @param path of the row in that element.
 * @returns null for a row without a number: HELM keeps those of a count of 0.
 */
export function statOf(value: Json, odd: ReadonlyMap<string, NonFinite>, path: JsonPath = []): Stat | null {
  const name = member(value, "name");
  const metric = textOf(member(name, "name"));
  const count = countOf(member(value, "count"));
  if (metric === null || count === null || count === 0) return null;
  const sum = numberOf(member(value, "sum"));
  const nonFinite = odd.get(pointerTo([...path, "mean"])) ?? odd.get(pointerTo([...path, "sum"])) ?? null;
  const mean = nonFinite ? null : (numberOf(member(value, "mean")) ?? (sum === null ? null : sum / count));
  if (mean === null && nonFinite === null) return null;
  const perturbation = member(name, "perturbation");
  const parts = [textOf(member(name, "split")), textOf(member(name, "sub_split"))].filter((part) => part !== null);
  return {
    metric,
    split: parts.length > 0 ? parts.join("/") : null,
    perturbation: isJsonObject(perturbation) ? perturbation : null,
    mean,
    nonFinite,
  };
}

/** What every perturbation says of itself, beside what tells one strength of it from another. */
const COMMON = new Set(["name", "robustness", "fairness", "computed_on", "seed", "name_file_path"]);

/**
 * Names the filters of HELM's scores: "none" is what its leaderboards show, the main split as it is; "dialect:perturbed" the same
 * after a perturbation, "robustness:worst" each instance at its worst; before them stands the split where it is another one.
 */
export class FilterNames {
  readonly #strengths = new Map<string, Set<string>>();
  readonly #mainSplit: string | null;

  /** @see https://github.com/stanford-crfm/helm/blob/main/src/helm/benchmark/presentation/summarize.py for the main split */
  constructor(stats: readonly Stat[]) {
    const splits = new Set(stats.map(({ split }) => split));
    this.#mainSplit = splits.has("test") ? "test" : splits.has("valid") ? "valid" : null;
    for (const { perturbation } of stats) if (perturbation) this.#note(perturbation);
  }

  of({ split, perturbation }: Pick<Stat, "split" | "perturbation">): string {
    const isMain = split === null || split === this.#mainSplit;
    const parts = [isMain ? null : split, perturbation && this.#perturbed(perturbation)].filter(
      (part) => part !== null,
    );
    return parts.join("/") || "none";
  }

  #note(perturbation: JsonObject): void {
    const name = nameOf(perturbation);
    const strengths = this.#strengths.get(name) ?? new Set();
    strengths.add(strengthOf(perturbation));
    this.#strengths.set(name, strengths);
  }

  #perturbed(perturbation: JsonObject): string {
    const name = nameOf(perturbation);
    const isAmbiguous = (this.#strengths.get(name)?.size ?? 0) > 1;
    const on = textOf(member(perturbation, "computed_on")) ?? "perturbed";
    return `${name}${isAmbiguous ? `(${strengthOf(perturbation)})` : ""}:${on}`;
  }
}

function nameOf(perturbation: JsonObject): string {
  return textOf(member(perturbation, "name")) ?? "perturbation";
}

/** "prob=0.5,source_class=SAE" */
function strengthOf(perturbation: JsonObject): string {
  return membersOf(perturbation)
    .filter(([key, value]) => !COMMON.has(key) && (typeof value !== "object" || value === null))
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(",");
}
