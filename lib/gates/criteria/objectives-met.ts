import type { ObjectiveStanding } from "#lib/evaluation/evidence.ts";
import { criterion } from "#lib/gates/criterion.ts";
import type { Finding, FindingState } from "#lib/lifecycle/gate.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

export const objectivesMet = criterion({
  key: "objectives-met",
  needs: ["evaluation"],
  judge(_params, { evidence }) {
    const objectives = evidence.evaluation.objectives.filter((one) => !one.objective.safetyFloor);
    if (objectives.length > 0) return objectives.map((one) => objectiveFinding("objectives-met", one));
    return [
      {
        key: "objectives-met",
        title: "Objectives met at their confidence",
        state: "undecided",
        reason: "objective.none",
        fact: "Scope sets no objective, so there is nothing to measure.",
        action: { label: "Set an objective", path: "scope#objectives" },
      },
    ];
  },
});

const STATES: Record<ObjectiveStanding["judgement"]["state"], FindingState> = {
  met: "met",
  failed: "failed",
  insufficient: "undecided",
  "not-measured": "undecided",
};

/** One objective as a finding of its own, so that it can be waived by itself. */
export function objectiveFinding(criterionKey: string, { objective, judgement, source }: ObjectiveStanding): Finding {
  const state = objective.frozenAt ? STATES[judgement.state] : "undecided";
  return {
    key: `${criterionKey}:${objective.number}`,
    title: `${objective.name} ${judgement.required.split(" on at least")[0]}`,
    state,
    reason: objective.frozenAt ? judgement.reason : "objective.not-frozen",
    fact: objective.frozenAt ? judgement.fact : "Its target is still a draft; freeze it before results count.",
    source: source ?? undefined,
    required: judgement.required,
    action: state === "met" ? undefined : nextStep(objective, judgement.itemsNeeded),
  };
}

function nextStep(
  { frozenAt, metricKey }: ObjectiveStanding["objective"],
  itemsNeeded: number | null,
): Finding["action"] {
  if (!frozenAt) return { label: "Freeze the target", path: "scope#objectives" };
  if (metricOf(metricKey).measuredIn === "monitoring") return { label: "See Monitoring", path: "monitoring" };
  return { label: itemsNeeded ? "Add items" : "Import an evaluation", path: "evaluation#import" };
}
