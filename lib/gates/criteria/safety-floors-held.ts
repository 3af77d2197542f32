import { objectiveFinding } from "#lib/gates/criteria/objectives-met.ts";
import { criterion } from "#lib/gates/criterion.ts";

/** Safety floors are judged one by one and never averaged with anything. */
export const safetyFloorsHeld = criterion({
  key: "safety-floors-held",
  needs: ["evaluation"],
  judge(_params, { evidence }) {
    const floors = evidence.evaluation.objectives.filter((one) => one.objective.safetyFloor);
    if (floors.length > 0) return floors.map((one) => objectiveFinding("safety-floors-held", one));
    return [
      {
        key: "safety-floors-held",
        title: "Safety floors held",
        state: "met",
        reason: "safety-floor.none",
        fact: "Scope sets no safety floor.",
      },
    ];
  },
});
