import { criterion } from "#lib/gates/criterion.ts";

export const feasibilityDecided = criterion({
  key: "feasibility-decided",
  needs: ["scope"],
  judge(_params, { evidence }) {
    const decision = evidence.scope.feasibility?.decision ?? null;
    const isGo = decision === "go";
    return [
      {
        key: "feasibility-decided",
        title: "Feasibility decided",
        state: isGo ? "met" : "failed",
        reason: decision ? `feasibility.${decision}` : "feasibility.undecided",
        fact: isGo
          ? "It was judged feasible: go."
          : decision
            ? `It was judged “${decision}”, so the project does not go on as it is.`
            : "Nobody has decided yet whether this is feasible.",
        action: isGo ? undefined : { label: "Decide feasibility", path: "scope#feasibility" },
      },
    ];
  },
});
