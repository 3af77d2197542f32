import { filterOf, type Perturbation } from "#lib/evaluation/answers/perturbation.ts";
import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import type { AnyScorer } from "#lib/statistics/create-scorer.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";

/** Which item this one is, or was before it was perturbed. */
export type Variant = { readonly id: string; readonly perturbation: Perturbation | null };

/** What is scored of the same items: all of them, those of one perturbation or of none, or each item at its worst. */
export type VariantPart =
  | { readonly kind: "all"; readonly filter: "none"; readonly count: number }
  | { readonly kind: "items"; readonly filter: string; readonly items: readonly number[] }
  | { readonly kind: "worst"; readonly filter: string; readonly members: readonly (readonly number[])[] };

/** Gathers, item by item, which were perturbed and from which. */
export class Variants {
  readonly #families = new Map<string, { item: number; perturbation: Perturbation | null }[]>();
  #count = 0;
  #hasPerturbed = false;

  add(variant: Variant | undefined): void {
    const item = this.#count;
    this.#count += 1;
    if (!variant) return;
    this.#hasPerturbed ||= variant.perturbation !== null;
    const family = this.#families.get(variant.id) ?? [];
    family.push({ item, perturbation: variant.perturbation });
    this.#families.set(variant.id, family);
  }

  /** The items as they are, first; alone where none was perturbed. */
  parts(): readonly VariantPart[] {
    if (!this.#hasPerturbed) return [{ kind: "all", filter: "none", count: this.#count }];
    const byFilter = new Map<string, number[]>([["none", []]]);
    for (const { item, perturbation } of [...this.#families.values()].flat()) {
      const filter = filterOf(perturbation);
      const items = byFilter.get(filter);
      if (items) items.push(item);
      else byFilter.set(filter, [item]);
    }
    return [
      ...[...byFilter].map(([filter, items]) => ({ kind: "items", filter, items }) as const),
      ...(["robustness", "fairness"] as const).flatMap((kind) => this.#worstOf(kind)),
    ];
  }

  #worstOf(kind: Perturbation["kind"]): VariantPart[] {
    const members = [...this.#families.values()].flatMap((family) => {
      const ofKind = family.filter(({ perturbation }) => perturbation === null || perturbation.kind === kind);
      return ofKind.some(({ perturbation }) => perturbation !== null) ? [ofKind.map(({ item }) => item)] : [];
    });
    return members.length > 0 ? [{ kind: "worst", filter: `${kind}:worst`, members }] : [];
  }
}

/**
 * The numbers of one part in the places of its items, NaN everywhere else; an item at its worst has them in the place of the first of its
 * variants.
 *
 * @returns null where an item by itself has no worst score, as of a score that is computed over all items at once.
 * @see Liang et al., HELM, TMLR 2023, section 4.4: the worst of the item and its perturbations.
 */
export function rowsOfPart(part: VariantPart, { rows, width, items }: Rows, scorer: AnyScorer): Rows | null {
  if (part.kind === "all") return { rows, width, items };
  const kept = new Float64Array(rows.length).fill(Number.NaN);
  const keep = (from: number, to: number) => kept.set(rows.subarray(from * width, (from + 1) * width), to * width);
  if (part.kind === "items") for (const item of part.items) keep(item, item);
  else {
    const { kind, direction } = METRICS[scorer.metric];
    if ((kind !== "mean" && kind !== "proportion") || direction === "target") return null;
    const sign = direction === "higher" ? 1 : -1;
    for (const members of part.members) {
      const scores = members.map((item) => scorer.itemScore(rows.subarray(item * width, (item + 1) * width)));
      const worst = members
        .map((item, at) => ({ item, score: scores[at] ?? Number.NaN }))
        .filter(({ score }) => !Number.isNaN(score))
        .sort((a, b) => sign * (a.score - b.score))[0];
      if (worst) keep(worst.item, members[0] ?? worst.item);
    }
  }
  return { rows: kept, width, items };
}

/** How many items a part is over. */
export function sizeOf(part: VariantPart): number {
  if (part.kind === "all") return part.count;
  return part.kind === "items" ? part.items.length : part.members.length;
}
