import { createHash } from "node:crypto";
import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { canonicalJson } from "#lib/lifecycle/snapshot.ts";

/**
 * The better answer of a file of preferences, which is written first, moved to a side that only its content decides. Left all on side A,
 * raters who agree with the file would agree with each other no more than chance has it, which is what kappa and alpha measure.
 *
 * @param item with the better answer on side A.
 */
export function mixedSides(item: CampaignItem): CampaignItem {
  if (item.responseB === null || !standsOnB(item)) return item;
  return {
    ...item,
    responseA: item.responseB,
    responseB: item.responseA,
    modelA: item.modelB,
    modelB: item.modelA,
    gold: otherSide(item.gold),
    label: otherSide(item.label),
  };
}

function standsOnB({ prompt, responseA, responseB }: CampaignItem): boolean {
  const content = canonicalJson([prompt, responseA, responseB]);
  return createHash("sha256").update(content).digest().readUInt8(0) % 2 === 1;
}

function otherSide(opinion: string | null): string | null {
  if (opinion === "a") return "b";
  return opinion === "b" ? "a" : opinion;
}
