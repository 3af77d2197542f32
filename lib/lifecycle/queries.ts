import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { findPeopleNames } from "#lib/access/people-names.ts";
import { type PolicyDocument, policyDocumentSchema } from "#lib/lifecycle/criteria.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { type WaiverStanding, waiverStandingOf } from "#lib/lifecycle/waiver-rules.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

/** Names of people by id, in one query. Somebody whose account is gone stays "somebody". */
export async function namesOf(ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const names = await findPeopleNames(ids);
  return (id) => (id ? (names.get(id) ?? "somebody") : "Cairn");
}

export type RoundView = {
  readonly number: number;
  /** Why the phase was reopened; null for the first round. */
  readonly reason: string | null;
  readonly startedBy: string;
  readonly startedAt: Date;
};

/** The rounds of a phase, newest first. */
export async function listRounds(access: ProjectAccess<"project:read">, phase: Phase): Promise<readonly RoundView[]> {
  const rows = await db().round.findMany({
    where: { projectId: access.project.id, phase },
    orderBy: { number: "desc" },
    take: 50,
    select: { number: true, reason: true, startedById: true, startedAt: true },
  });
  const nameOf = await namesOf(rows.map((row) => row.startedById));
  return rows.map(({ startedById, ...row }) => ({ ...row, startedBy: nameOf(startedById) }));
}

export type WaiverView = {
  readonly number: number;
  readonly findingKey: string;
  readonly findingTitle: string;
  readonly reason: string;
  readonly standing: WaiverStanding;
  readonly requestedById: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly comment: string;
};

/** The waivers of one round, newest first: asked for, in force and over. */
export async function listWaivers(
  access: ProjectAccess<"project:read">,
  phase: Phase,
  round: number,
): Promise<readonly WaiverView[]> {
  const rows = await db().waiver.findMany({
    where: { projectId: access.project.id, phase, round },
    orderBy: { number: "desc" },
    take: 100,
  });
  const nameOf = await namesOf(rows.flatMap((row) => [row.requestedById, row.decidedById]));
  const at = now();
  return rows.map((row) => ({
    number: row.number,
    findingKey: row.findingKey,
    findingTitle: row.findingTitle,
    reason: row.reason,
    standing: waiverStandingOf(row, at),
    requestedById: row.requestedById,
    requestedBy: nameOf(row.requestedById),
    requestedAt: row.requestedAt,
    expiresAt: row.expiresAt,
    decidedBy: row.decidedById ? nameOf(row.decidedById) : null,
    decidedAt: row.decidedAt,
    comment: row.comment,
  }));
}

export type NoteView = { readonly body: string; readonly savedAt: Date | null; readonly savedBy: string | null };

/** The notes of a phase's present round; empty when nobody wrote any. */
export async function getNote(access: ProjectAccess<"record:read">, phase: Phase): Promise<NoteView> {
  const projectId = access.project.id;
  const note = await db().phaseNote.findFirst({
    where: { projectId, phase },
    orderBy: [{ round: "desc" }, { id: "desc" }],
    select: { body: true, savedAt: true, savedById: true, round: true },
  });
  const round = await db().round.aggregate({ where: { projectId, phase }, _max: { number: true } });
  if (!note || note.round !== round._max.number) return { body: "", savedAt: null, savedBy: null };
  const nameOf = await namesOf([note.savedById]);
  return { body: note.body, savedAt: note.savedAt, savedBy: nameOf(note.savedById) };
}

export type AttachmentFile = { readonly name: string; readonly content: Uint8Array<ArrayBuffer> };

/** The bytes of an evidence file of this project, or null. */
export async function getAttachment(access: ProjectAccess<"record:read">, id: string): Promise<AttachmentFile | null> {
  return db().attachment.findFirst({
    where: { id, projectId: access.project.id },
    select: { name: true, content: true },
  });
}

export type PolicyVersion = {
  readonly version: number;
  readonly digest: string;
  readonly criteria: PolicyDocument;
  readonly publishedAt: Date;
  readonly publishedBy: string;
};

/** The published versions of a gate's policy, newest first: the first is in force. */
export async function listPolicyVersions(
  access: ProjectAccess<"project:read">,
  phase: Phase,
): Promise<readonly PolicyVersion[]> {
  const rows = await db().policy.findMany({
    where: { projectId: access.project.id, phase, publishedAt: { not: null } },
    orderBy: { version: "desc" },
    take: 50,
    select: { version: true, digest: true, criteria: true, publishedAt: true, publishedById: true, createdAt: true },
  });
  const nameOf = await namesOf(rows.map((row) => row.publishedById));
  return rows.map(({ criteria, publishedAt, createdAt, publishedById, ...row }) => ({
    ...row,
    criteria: policyDocumentSchema.parse(criteria),
    publishedAt: publishedAt ?? createdAt,
    publishedBy: nameOf(publishedById),
  }));
}
