import type { Evidence, EvidenceKey, GateFacts } from "#lib/gates/facts.ts";
import type { CriterionKey, ParamsOf } from "#lib/lifecycle/criteria.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import type { SubjectName } from "#lib/lifecycle/subject.ts";

/** One thing a gate can ask: which facts it looks at, and a pure judgement of them. */
export type Criterion<K extends CriterionKey, E extends EvidenceKey = EvidenceKey> = {
  readonly key: K;
  readonly needs: readonly E[];
  /** The subjects whose signatures it looks at. */
  readonly subjects?: (params: ParamsOf<K>) => readonly { name: SubjectName; reviewers: number }[];
  /** The gates of earlier phases that it looks at. */
  readonly gates?: readonly Phase[];
  readonly judge: (
    params: ParamsOf<K>,
    facts: GateFacts & { readonly evidence: Pick<Evidence, E> },
  ) => readonly Finding[];
};

export function criterion<K extends CriterionKey, E extends EvidenceKey>(definition: Criterion<K, E>): Criterion<K, E> {
  return definition;
}
