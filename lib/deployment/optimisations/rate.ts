import type { FloorChange } from "#lib/deployment/optimisations/rules.ts";
import { FLOORS, type Floor } from "#lib/deployment/optimisations/vocabulary.ts";
import { pairedShareInterval } from "#lib/statistics/comparison/mcnemar.ts";
import { unpairedInterval } from "#lib/statistics/comparison/unpaired.ts";
import { type Interval, wilson } from "#lib/statistics/intervals.ts";

/** A safety floor counted by hand: in how many of how many answers. */
export type CountedRate = {
  readonly floor: Floor;
  readonly baseCount: number;
  readonly baseTotal: number;
  readonly candidateCount: number;
  readonly candidateTotal: number;
  /** On how many of the same items only the base, and only the candidate did it; null where the items are not the same. */
  readonly lost: number | null;
  readonly gained: number | null;
};

/** What counts of a floor say of its drop: paired where the same items were counted, else from the two Wilson intervals. */
export function changeOfRate(rate: CountedRate): FloorChange {
  const { floor, baseCount, baseTotal, candidateCount, candidateTotal, lost, gained } = rate;
  const base = baseCount / baseTotal;
  const candidate = candidateCount / candidateTotal;
  const isPaired = lost !== null && gained !== null;
  const change = isPaired
    ? pairedShareInterval(gained, lost, baseTotal)
    : unpairedInterval(
        { value: base, interval: wilson(baseCount, baseTotal) },
        { value: candidate, interval: wilson(candidateCount, candidateTotal) },
      );
  return {
    ...{ key: floor, title: FLOORS[floor].title, task: "", n: Math.min(baseTotal, candidateTotal), base, candidate },
    drop: base - candidate,
    interval: change && turned(change),
    isPaired,
  };
}

/** Of a change, candidate less base, what it is as a drop. */
export function turned({ low, high }: Interval): Interval {
  return { low: -high, high: -low };
}

/** Whether counts can be true together. @returns what is wrong, and the field, or null. */
export function whyNotCounted(rate: CountedRate): { readonly message: string; readonly field: string } | null {
  const { baseCount, baseTotal, candidateCount, candidateTotal, lost, gained } = rate;
  if (baseCount > baseTotal)
    return { message: "The base cannot have done it in more answers than it gave.", field: "baseCount" };
  if (candidateCount > candidateTotal)
    return { message: "The candidate cannot have done it in more answers than it gave.", field: "candidateCount" };
  if (lost === null && gained === null) return null;
  if (lost === null || gained === null)
    return {
      message: "Give both numbers of items that changed, or neither.",
      field: lost === null ? "lost" : "gained",
    };
  if (baseTotal !== candidateTotal)
    return { message: "Items can only be paired when both sides answered the same number.", field: "candidateTotal" };
  if (candidateCount - baseCount !== gained - lost)
    return {
      message: `From ${baseCount} to ${candidateCount} is a change of ${candidateCount - baseCount}, but ${gained} gained and ${lost} lost make ${gained - lost}.`,
      field: "lost",
    };
  if (lost > baseCount)
    return { message: `The base did it ${baseCount} times and cannot have lost ${lost}.`, field: "lost" };
  if (gained > candidateCount)
    return {
      message: `The candidate did it ${candidateCount} times and cannot have gained ${gained}.`,
      field: "gained",
    };
  return null;
}
