import { signatureFinding } from "#lib/gates/criteria/signature-finding.ts";
import { criterion } from "#lib/gates/criterion.ts";

export const modelDecided = criterion({
  key: "model-decided",
  needs: ["model"],
  subjects: () => [{ name: "record:model-decision", reviewers: 1 }],
  judge(_params, { evidence, subjects }) {
    const named = { key: "model-decided", title: "Model decided", path: "model#decision", what: "The decision" };
    if (evidence.model.decision) return [signatureFinding(named, subjects.get("record:model-decision"))];
    return [
      {
        key: named.key,
        title: named.title,
        state: "failed",
        reason: "decision.none",
        fact: "No base model has been decided for.",
        action: { label: "Decide for a model", path: named.path },
      },
    ];
  },
});
