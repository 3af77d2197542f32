import { criterion } from "#lib/gates/criterion.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";
import type { ModelEvidence } from "#lib/model/evidence.ts";

const NAMED = { key: "licence-permits", title: "Licence permits the use" };

export const licencePermits = criterion({
  key: "licence-permits",
  needs: ["model"],
  judge: (_params, { evidence }) => [findingOf(evidence.model)],
});

function findingOf({ useVersion, decision }: ModelEvidence): Finding {
  if (useVersion === null) {
    const action = { label: "Declare the use", path: "model#use" };
    return {
      ...NAMED,
      state: "failed",
      reason: "use.none",
      fact: "Nobody has declared what the model is used for.",
      action,
    };
  }
  if (!decision?.verdict) {
    const action = { label: "Compare candidates", path: "model#candidates" };
    return {
      ...NAMED,
      state: "undecided",
      reason: "decision.none",
      fact: "No model is chosen whose licence could be judged.",
      action,
    };
  }
  const { verdict, name, licence, candidate } = decision;
  const source = `${licence}, judged against use ${useVersion}`;
  const path = `model/candidates/${candidate}#licence`;
  const [first] = verdict.findings;
  if (verdict.state === "allowed") {
    const conditions = verdict.findings.filter(({ state }) => state === "condition").length;
    const under = conditions === 0 ? "" : `, under ${conditions === 1 ? "1 condition" : `${conditions} conditions`}`;
    return {
      ...NAMED,
      state: "met",
      reason: "licence.allowed",
      fact: `${licence} permits the declared use of ${name}${under}.`,
      source,
    };
  }
  const clause = first ? `${first.clause}: ${first.text}` : "";
  return verdict.state === "question"
    ? {
        ...NAMED,
        ...{ source, state: "undecided", reason: "licence.question" },
        fact: `${licence} asks something that only a person can answer. ${clause}`,
        action: { label: "Answer the question", path },
      }
    : {
        ...NAMED,
        ...{ source, state: "failed", reason: "licence.not-allowed" },
        fact: `${licence} does not permit the declared use of ${name}. ${clause}`,
        action: { label: "See the clauses", path },
      };
}
