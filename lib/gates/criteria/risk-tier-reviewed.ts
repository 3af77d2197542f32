import { signatureFinding } from "#lib/gates/criteria/signature-finding.ts";
import { criterion } from "#lib/gates/criterion.ts";

export const riskTierReviewed = criterion({
  key: "risk-tier-reviewed",
  needs: ["scope"],
  subjects: () => [{ name: "record:risk-tier", reviewers: 1 }],
  judge(_params, { evidence, subjects }) {
    const named = {
      key: "risk-tier-reviewed",
      title: "Risk tier reviewed",
      path: "scope#risk-tier",
      what: "The risk tier",
    };
    const { riskTier } = evidence.scope;
    if (!riskTier) {
      const action = { label: "Set the risk tier", path: named.path };
      return [
        {
          key: named.key,
          title: named.title,
          state: "failed",
          reason: "risk-tier.none",
          fact: "No risk tier has been set.",
          action,
        },
      ];
    }
    if (riskTier.tier === "prohibited") {
      const fact = "The use is recorded as prohibited by Article 5 of the EU AI Act; it must not go on.";
      return [
        {
          key: named.key,
          title: named.title,
          state: "failed",
          reason: "risk-tier.prohibited",
          fact,
          action: { label: "See the reason", path: named.path },
        },
      ];
    }
    return [signatureFinding(named, subjects.get("record:risk-tier"))];
  },
});
