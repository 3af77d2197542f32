import type { ParetoInput } from "#components/deployment/prepare-pareto.ts";
import type { SheetsSearch } from "#lib/deployment/optimisations/schema.ts";
import { measurementOf } from "#lib/deployment/optimisations/sheet.ts";
import type { SheetView } from "#lib/deployment/optimisations/sheet-view.ts";

export const QUALITY_TITLES: Record<SheetsSearch["y"], string> = {
  mean: "Mean recovery",
  worst: "Recovery of the worst metric",
};

/** What is drawn of some sheets: each candidate, and each base once, as the newest sheet knows it. */
export function paretoInputs(sheets: readonly SheetView[], { x, y }: Pick<SheetsSearch, "x" | "y">): ParetoInput[] {
  const bases = new Map<string, ParetoInput>();
  for (const sheet of sheets) {
    const cost = measurementOf(sheet, "base", x)?.value ?? null;
    if (cost === null || bases.has(sheet.baseName)) continue;
    const base = { key: `base ${sheet.baseName}`, label: shortName(sheet.baseName), kind: "base", cost } as const;
    bases.set(sheet.baseName, { ...base, recovery: 1, interval: null, missesFloor: false, state: null });
  }
  const candidates = sheets.map(
    (sheet): ParetoInput => ({
      key: `sheet ${sheet.number}`,
      label: sheet.name,
      kind: "candidate",
      ...(y === "mean" ? meanOf(sheet) : worstOf(sheet)),
      cost: measurementOf(sheet, "candidate", x)?.value ?? null,
      missesFloor: sheet.verdict.reasons.some(({ about, state }) => about === "floor" && state === "failed"),
      state: sheet.verdict.state,
    }),
  );
  // Whose it is does not fit beside a point, and of a single one everybody knows.
  const drawn = [...bases.values()].map((base) => (bases.size === 1 ? { ...base, label: "base" } : base));
  return [...drawn, ...candidates];
}

function meanOf({ comparison }: SheetView): Pick<ParetoInput, "recovery" | "interval"> {
  return { recovery: comparison?.mean?.recovery ?? null, interval: comparison?.mean?.interval ?? null };
}

function worstOf({ comparison }: SheetView): Pick<ParetoInput, "recovery" | "interval"> {
  const measured = (comparison?.metrics ?? []).filter(({ recovery }) => recovery !== null);
  const [worst] = measured.toSorted((a, b) => (a.recovery ?? 0) - (b.recovery ?? 0));
  return { recovery: worst?.recovery ?? null, interval: worst?.interval ?? null };
}

/** "acme/tale-7b" → "tale-7b". */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
