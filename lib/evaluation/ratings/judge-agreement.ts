import type { Rubric } from "#lib/evaluation/running/judge/rubric.ts";
import { type Agreement, cohenKappa } from "#lib/statistics/agreement/kappa.ts";
import { krippendorffAlpha } from "#lib/statistics/agreement/krippendorff.ts";

/** What was said of one item. */
export type RatedItem = {
  /** Null where the judge gave no mark. */
  readonly judge: number | null;
  /** The newest mark of each person. */
  readonly people: readonly number[];
};

export type JudgeAgreement = {
  /** "kappa": Cohen's, for pass or fail. "alpha": Krippendorff's for an order, for points. 1 is full agreement, 0 what chance gives. */
  readonly measure: "kappa" | "alpha";
  /** Of the judge with what people said together; its `n` counts the items both marked. */
  readonly withPeople: Agreement;
  /** Of people with each other, which no judge can be asked to exceed; null where no two marked the same item. */
  readonly amongPeople: Agreement | null;
  /** The share of items on which the judge gives the very mark people do. */
  readonly sameMark: number | null;
};

/**
 * How far a judge says what people say. Several people's marks of an item are taken together as their median; where pass and fail
 * stand even, people have not decided, and the item does not count.
 */
export function judgeAgreement({ scale }: Pick<Rubric, "scale">, items: readonly RatedItem[]): JudgeAgreement {
  const isPassFail = scale.kind === "pass-fail";
  const pairs = items.flatMap(({ judge, people }): [number, number][] => {
    const together = median(people);
    const isUndecided = together === null || (isPassFail && !Number.isInteger(together));
    return judge === null || isUndecided ? [] : [[judge, together]];
  });
  const several = items.map(({ people }) => people).filter((marks) => marks.length >= 2);
  const same = pairs.filter(([judge, people]) => judge === people).length;
  return {
    measure: isPassFail ? "kappa" : "alpha",
    withPeople: isPassFail
      ? cohenKappa(pairs.map(([judge, people]) => [String(judge), String(people)]))
      : krippendorffAlpha(pairs, "ordinal"),
    amongPeople: several.length > 0 ? krippendorffAlpha(several, isPassFail ? "nominal" : "ordinal") : null,
    sameMark: pairs.length > 0 ? same / pairs.length : null,
  };
}

function median(marks: readonly number[]): number | null {
  const sorted = [...marks].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
