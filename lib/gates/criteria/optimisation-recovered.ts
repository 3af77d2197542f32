import { judgeSheet, type SheetReason, strictestOf } from "#lib/deployment/optimisations/rules.ts";
import { factsOf, type Sheet } from "#lib/deployment/optimisations/sheet.ts";
import { criterion } from "#lib/gates/criterion.ts";
import type { Finding, FindingState } from "#lib/lifecycle/gate.ts";
import { digestOf } from "#lib/lifecycle/snapshot.ts";

const KEY = "optimisation-recovered";
const TITLE = "Optimisation keeps the quality";

/** Each metric and each floor is a finding of its own, so that none is averaged away and one can be waived by itself. */
export const optimisationRecovered = criterion({
  key: KEY,
  needs: ["optimisation"],
  judge(params, { evidence }) {
    const { choice, sheet } = evidence.optimisation;
    if (!choice)
      return [
        {
          key: KEY,
          title: TITLE,
          state: "failed",
          reason: "optimisation.none-chosen",
          fact: "Nobody has said which optimisation ships, or that none does.",
          action: { label: "Choose what ships", path: "deployment/optimisations" },
        },
      ];
    if (!sheet)
      return [
        {
          key: KEY,
          title: TITLE,
          state: "met",
          reason: "optimisation.none",
          fact: `The base is shipped as it is: ${choice.reason}`,
          outline: "The base is shipped as it is.",
        },
      ];
    const { reasons } = judgeSheet(factsOf(sheet), strictestOf(sheet.policy, params));
    return reasons.map((reason) => findingOf(sheet, reason));
  },
});

/** A waiver names this key, and is about one sheet; a task may have a name of any length. */
function keyOf({ number }: Sheet, { key }: SheetReason): string {
  const whole = `${KEY}:${number}:${key}`;
  return whole.length <= MOST_CHARACTERS ? whole : `${KEY}:${number}:${digestOf(key).slice(0, 32)}`;
}

const MOST_CHARACTERS = 120;

const STATES = { met: "met", failed: "failed", insufficient: "undecided" } as const satisfies Record<
  SheetReason["state"],
  FindingState
>;

function findingOf(sheet: Sheet, reason: SheetReason): Finding {
  const path = `deployment/optimisations/${sheet.number}`;
  const late = sheet.policyAfterResults ? " The sheet’s policy was changed after its results were known." : "";
  return {
    key: keyOf(sheet, reason),
    title: `${reason.about === "floor" ? "Safety floor" : "Recovery"}: ${reason.title}`,
    state: STATES[reason.state],
    reason: reason.reason,
    fact: `${reason.fact}${late}`,
    source: `optimisation sheet ${sheet.number} · ${sheet.name}`,
    required: reason.required,
    action: reason.state === "met" ? undefined : { label: `Open sheet ${sheet.number}`, path },
  };
}
