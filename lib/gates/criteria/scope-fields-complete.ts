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
        title: "The brief is complete",
        state: first ? "failed" : "met",
        reason: first ? "scope.fields-missing" : "scope.complete",
        fact: first
          ? `Still to write: ${missing.map((field) => field.label.toLowerCase()).join(", ")}.`
          : "Every required section of the scope is written.",
        action: first ? { label: `Write ${first.label.toLowerCase()}`, path: first.path } : undefined,
      },
    ];
  },
});
