import type { AnyProjectAccess } from "#lib/access/access.ts";
import type { JudgeGates } from "#lib/deployment/tokens/judge-digest.ts";
import { judgeGates } from "#lib/gates/judge.ts";
import { findingFor } from "#lib/gates/reader.ts";

/** The gates judged now, saying no more than whoever asks may read. */
export function judgeFor(access: AnyProjectAccess): JudgeGates {
  return async (tx, projectId, at, phases) => {
    const gates = await judgeGates(tx, projectId, at, phases);
    return gates.map(({ phase, digest, judgement }) => ({
      ...{ phase, digest },
      judgement: { ...judgement, findings: judgement.findings.map((finding) => findingFor(access, finding)) },
    }));
  };
}
