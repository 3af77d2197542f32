import { criterion } from "#lib/gates/criterion.ts";

export const scopeFieldsComplete = criterion({
  key: "scope-fields-complete",
  needs: ["scope"],
  judge(_params, { evidence }) {
    const missing = evidence.scope.missingFields;
    const [first] = missing;
    return [
      {
        key: "scope-fields-complete",
        title: "Complete brief",
        state: first ? "failed" : "met",
        reason: first ? "scope.fields-missing" : "scope.complete",
        fact: first
          ? `Still to write: ${missing.map((field) => field.label).join(", ")}.`
          : "Every required section of the scope is written.",
        action: first ? { label: "Go on writing", path: first.path } : undefined,
      },
    ];
  },
});
