import { criterion } from "#lib/gates/criterion.ts";

export const objectiveFrozen = criterion({
  key: "objective-frozen",
  needs: ["scope"],
  judge({ atLeast }, { evidence }) {
    const frozen = evidence.scope.objectives.filter((objective) => objective.frozenAt);
    const isMet = frozen.length >= atLeast;
    const drafts = evidence.scope.objectives.length - frozen.length;
    return [
      {
        key: "objective-frozen",
        title: "Objective with a frozen target",
        state: isMet ? "met" : "failed",
        reason: isMet ? "objective.frozen" : drafts > 0 ? "objective.not-frozen" : "objective.none",
        fact: isMet
          ? `${frozen.length} ${frozen.length === 1 ? "objective has" : "objectives have"} a frozen target: ${frozen.map((one) => one.name).join(", ")}.`
          : drafts > 0
            ? `${drafts} ${drafts === 1 ? "objective is" : "objectives are"} still a draft; a target counts from when it is frozen.`
            : "There is no objective yet.",
        required: `${atLeast} or more`,
        action: isMet
          ? undefined
          : { label: drafts > 0 ? "Freeze a target" : "Set an objective", path: "scope#objectives" },
      },
    ];
  },
});
