import { createHash } from "node:crypto";
import { ARTEFACT_KINDS } from "#lib/deployment/releases/vocabulary.ts";
import type { FactRecord } from "#lib/lifecycle/snapshot.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

/** What is read of a release wherever its approvals are judged. */
export const RELEASE_COLUMNS = {
  id: true,
  number: true,
  version: true,
  digest: true,
  kind: true,
  uri: true,
  sizeBytes: true,
  changeLog: true,
  madeOf: true,
  authorIds: true,
  submittedAt: true,
  withdrawnAt: true,
  environment: { select: { id: true, key: true, name: true, approvals: true } },
  run: { select: { number: true } },
  decision: { select: { version: true } },
  evaluation: { select: { number: true, contentSha256: true } },
  promptVersion: { select: { number: true, contentSha256: true, prompt: { select: { key: true } } } },
  optimisation: { select: { number: true } },
  previous: { select: { number: true } },
} as const satisfies Prisma.ReleaseSelect;

export type ReleaseRow = Prisma.ReleaseGetPayload<{ select: typeof RELEASE_COLUMNS }>;

/**
 * A release as a signature covers it. What it is made of is named by numbers and digests, which never change; a name that
 * somebody corrects later is not what was signed.
 */
export function releaseRecord(row: ReleaseRow): FactRecord {
  return {
    id: `release-${row.number}`,
    label: `Release ${row.number}`,
    fields: {
      Environment: row.environment.key,
      Version: row.version,
      Artefact: ARTEFACT_KINDS[row.kind],
      Digest: row.digest,
      Place: row.uri || null,
      Bytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
      Run: row.run?.number ?? null,
      "Model decision": row.decision?.version ?? null,
      Evaluation: row.evaluation ? `${row.evaluation.number}, SHA-256 ${row.evaluation.contentSha256}` : null,
      Prompt: row.promptVersion && `${promptName(row.promptVersion)}, SHA-256 ${row.promptVersion.contentSha256}`,
      Optimisation: row.optimisation?.number ?? null,
      "Made of": row.madeOf || null,
      "Release before": row.previous?.number ?? null,
      "Change log": excerpt(row.changeLog),
      "Change log, SHA-256": createHash("sha256").update(row.changeLog).digest("hex"),
    },
  };
}

/** A version of a prompt as people and forms write it: answer-bill/7. */
export function promptName({
  prompt,
  number,
}: {
  readonly prompt: { readonly key: string };
  readonly number: number;
}): string {
  return `${prompt.key}/${number}`;
}

// Long text would drown the difference that a reviewer is shown: the beginning, and a hash of the whole.
function excerpt(text: string): string | null {
  return text.length <= 600 ? text || null : `${text.slice(0, 600)}…`;
}

/** Submitted and not taken back: what may be signed and go out. */
export function isSubmitted({ submittedAt, withdrawnAt }: Pick<ReleaseRow, "submittedAt" | "withdrawnAt">): boolean {
  return submittedAt !== null && withdrawnAt === null;
}
