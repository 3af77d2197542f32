import { factsOf } from "#lib/deployment/releases/covered-facts.ts";
import { isSubmitted, type ReleaseRow } from "#lib/deployment/releases/record.ts";
import type { Signatures } from "#lib/lifecycle/checklist-rules.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { assembleSubject } from "#lib/lifecycle/load-subject.ts";
import { type GivenSignOff, listSignOffs, signaturesOn } from "#lib/lifecycle/signatures.ts";
import { type Subject, subjectName } from "#lib/lifecycle/subject.ts";
import type { Tx } from "#lib/platform/db.ts";

export type Approval = {
  /** SHA-256 of what a signature covers. */
  readonly digest: string;
  readonly signatures: Signatures<GivenSignOff>;
};

export function subjectOf(number: number): Subject {
  return { kind: "release", key: `${number}` };
}

/**
 * What the signatures on some releases amount to in the present round, by the releases' numbers; drafts and withdrawn ones
 * are left out. The same judgement as the gate's and the sign panel's, for a page of releases at once.
 */
export async function approvalsOf(
  tx: Tx,
  projectId: string,
  rows: readonly ReleaseRow[],
): Promise<ReadonlyMap<number, Approval>> {
  const submitted = rows.filter(isSubmitted);
  if (submitted.length === 0) return new Map();
  const at = { projectId, phase: "deployment", round: await currentRound(tx, projectId, "deployment") } as const;
  const names = submitted.map(({ number }) => subjectName(subjectOf(number)));
  const signOffs = await listSignOffs(tx, at, { in: names });
  return new Map(
    submitted.map((row) => {
      const facts = new Map([["deployment.release" as const, factsOf([row])]]);
      const loaded = assembleSubject(at, subjectOf(row.number), null, facts);
      const signatures = signaturesOn(loaded, signOffs, row.environment.approvals);
      return [row.number, { digest: loaded.digest, signatures }];
    }),
  );
}

/** How many people have to approve a release. */
export async function approvalsAskedFor(tx: Tx, projectId: string, number: number): Promise<number> {
  const release = await tx.release.findUnique({
    where: { projectId_number: { projectId, number } },
    select: { environment: { select: { approvals: true } } },
  });
  return release?.environment.approvals ?? 1;
}
