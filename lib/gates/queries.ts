import "server-only";
import { cache } from "react";
import { may, type Person, type ProjectAccess } from "#lib/access/access.ts";
import { approvalsAskedFor } from "#lib/deployment/releases/approvals.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import type { SubjectStanding } from "#lib/gates/facts.ts";
import { type JudgedGate, judgeGates, type PolicyInForce } from "#lib/gates/judge.ts";
import { findingFor } from "#lib/gates/reader.ts";
import { newestStale, type Signable, signableOf } from "#lib/gates/signable.ts";
import { type SubjectSummary, summaryOf } from "#lib/gates/subject-state.ts";
import {
  type Answer,
  type Blocker,
  type ChecklistProgress,
  progressOf,
  whyNotComplete,
} from "#lib/lifecycle/checklist-rules.ts";
import type { ChecklistTemplate, TemplateItem } from "#lib/lifecycle/checklist-template.ts";
import { type Judgement, summarise } from "#lib/lifecycle/gate.ts";
import { loadSubject } from "#lib/lifecycle/load-subject.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { listRounds, listWaivers, namesOf, type RoundView, type WaiverView } from "#lib/lifecycle/queries.ts";
import { listSignOffs, signaturesOn } from "#lib/lifecycle/signatures.ts";
import { describeSubject, type Subject, subjectName } from "#lib/lifecycle/subject.ts";
import { type TemplateKey, templateOf } from "#lib/lifecycle/templates.ts";
import { type Trail, trailOf } from "#lib/lifecycle/trail.ts";
import { now } from "#lib/platform/clock.ts";
import { db, pool } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export type PhaseGate = {
  readonly phase: Phase;
  readonly judgement: Judgement;
  /** The verdict in one sentence. */
  readonly summary: string;
  readonly round: number;
  /** Newest first. */
  readonly rounds: readonly RoundView[];
  readonly policy: PolicyInForce;
  /** What a pipeline compares: SHA-256 over policy, round and findings. */
  readonly digest: string;
  readonly trail: Trail;
  /** Of this round, newest first. */
  readonly waivers: readonly WaiverView[];
  /** What the policy asks signatures for. */
  readonly subjects: readonly SubjectSummary[];
};

// A phase page asks for its gate in the header and for its checklists further down: one judgement a request.
const judgeOnce = cache(async (projectId: string, phase: Phase): Promise<JudgedGate> => {
  const [gate] = await judgeGates(db(), projectId, now(), [phase]);
  if (!gate) throw new Error(`The project ${projectId} has no policy for ${phase}.`);
  return gate;
});

/** The gate of a phase as it is at this moment, with all that its head shows. Once a request, like the judgement. */
export const getPhaseGate = cache(async (access: ProjectAccess<"project:read">, phase: Phase): Promise<PhaseGate> => {
  const listed = listRounds(access, phase);
  const [{ judgement: whole, round, policy, facts, digest }, rounds, waivers, trail] = await Promise.all([
    judgeOnce(access.project.id, phase),
    listed,
    listed.then(([newest]) => listWaivers(access, phase, newest?.number ?? 1)),
    getTrail(access),
  ]);
  const judgement = { ...whole, findings: whole.findings.map((finding) => findingFor(access, finding)) };
  const subjects = [...facts.subjects.values()].map(summaryOf);
  return { phase, judgement, summary: summarise(judgement), round, rounds, policy, digest, trail, waivers, subjects };
});

/** The trail as last judged. It is all planned for the moment between a project's making and its first judgement. */
export async function getTrail(access: ProjectAccess<"project:read">): Promise<Trail> {
  const standing = await db().standing.findUnique({
    where: { projectId: access.project.id },
    select: { trail: true },
  });
  return standing ? (standing.trail as unknown as Trail) : trailOf([]);
}

/** The checklists the policy asks for, in its order. */
export async function listChecklistStates(
  access: ProjectAccess<"record:read">,
  phase: Phase,
): Promise<readonly SubjectSummary[]> {
  const { facts } = await judgeOnce(access.project.id, phase);
  return [...facts.subjects.values()]
    .filter(({ loaded }) => loaded.subject.kind === "checklist")
    .map((standing) => summaryOf(standing));
}

/** A checklist or record with its signatures, as the person asking may or may not sign it. */
export async function getSignable(access: ProjectAccess<"record:read">, subject: Subject): Promise<Signable> {
  const standing = await standingOf(access, subject);
  const at = { projectId: access.project.id, phase: standing.loaded.phase, round: standing.loaded.round };
  const signOffs = await listSignOffs(db(), at, subjectName(subject));
  const stale = newestStale(standing);
  const signed = stale ? await db().signOff.findUnique({ where: { id: stale.id }, select: { snapshot: true } }) : null;
  const { actor, role } = access;
  const signs = actor.kind === "person" && role !== null && may(access, "signoff:create");
  return signableOf(standing, signOffs, signs ? { id: actor.userId, role } : null, signed?.snapshot ?? null);
}

export type ChecklistView = {
  readonly template: ChecklistTemplate;
  readonly items: readonly ChecklistItemView[];
  readonly progress: ChecklistProgress;
  readonly blockers: readonly Blocker[];
  readonly round: number;
};

export type ChecklistItemView = TemplateItem & {
  readonly answer: Answer;
  readonly note: string;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly evidence: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
    readonly attachmentId: string | null;
    readonly sha256: string | null;
    readonly addedBy: string;
    readonly addedAt: Date;
  }[];
  /** What still stands between this item and a review. */
  readonly blocker: Blocker["kind"] | null;
};

/** A checklist of the present round, item by item, with what was answered and signed. */
export async function getChecklist(access: ProjectAccess<"record:read">, key: TemplateKey): Promise<ChecklistView> {
  const template = templateOf(key);
  const standing = await standingOf(access, { kind: "checklist", key });
  const { loaded, blockers } = standing;
  const nameOf = await namesOf([
    ...loaded.answers.map((one) => one.answeredBy),
    ...loaded.evidence.map((one) => one.addedBy),
  ]);
  const items = template.items.map((item): ChecklistItemView => {
    const given = loaded.answers.find((one) => one.itemKey === item.key);
    const blocker = blockers.find((one) => one.kind !== "template-outdated" && one.itemKey === item.key);
    return {
      ...item,
      answer: given?.answer ?? "open",
      note: given?.note ?? "",
      answeredBy: given ? nameOf(given.answeredBy) : null,
      answeredAt: given?.answeredAt ?? null,
      evidence: loaded.evidence
        .filter((one) => one.itemKey === item.key)
        .map(({ itemKey: _, addedBy, ...one }) => ({ ...one, addedBy: nameOf(addedBy) })),
      blocker: blocker?.kind ?? null,
    };
  });
  const progress = progressOf(template, loaded.answers, loaded.evidence);
  return { template, items, progress, blockers, round: loaded.round };
}

/** As the gate sees it; read by itself when the policy in force does not ask for it. */
async function standingOf(access: ProjectAccess<"record:read">, subject: Subject): Promise<SubjectStanding> {
  const { phase } = describeSubject(subject);
  const { facts, round } = await judgeOnce(access.project.id, phase);
  const asked = facts.subjects.get(subjectName(subject));
  if (asked) return asked;
  const at = { projectId: access.project.id, phase, round };
  const loaded = await loadSubject(db(), at, subject, collectFacts);
  const template = subject.kind === "checklist" ? templateOf(subject.key) : null;
  const blockers = template ? whyNotComplete(template, loaded.answers, loaded.evidence, loaded.templateVersion) : [];
  const reviewers =
    subject.kind === "release"
      ? await approvalsAskedFor(db(), access.project.id, Number(subject.key))
      : (template?.reviewers ?? 1);
  const signOffs = await listSignOffs(db(), at, subjectName(subject));
  return { loaded, blockers, reviewers, signatures: signaturesOn(loaded, signOffs, reviewers) };
}

export type ReviewView = {
  readonly project: { readonly slug: string; readonly name: string };
  readonly phase: Phase;
  readonly subject: string;
  readonly kind: "sign" | "sign-again" | "agree-waiver";
  readonly title: string;
  readonly detail: string;
  /** Below /projects/<slug>. */
  readonly path: string;
  readonly since: Date;
};

export const REVIEWS_PER_PAGE = 50;

/** What waits for this person, oldest first. @param page from 1. */
export async function listMyReviews(
  person: Person,
  page: number,
): Promise<{ readonly reviews: readonly ReviewView[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    db().reviewRequest.findMany({
      where: waitingFor(person),
      orderBy: [{ since: "asc" }, { projectId: "asc" }, { subject: "asc" }],
      skip: (page - 1) * REVIEWS_PER_PAGE,
      take: REVIEWS_PER_PAGE,
      select: {
        phase: true,
        subject: true,
        kind: true,
        title: true,
        detail: true,
        path: true,
        since: true,
        project: { select: { slug: true, name: true } },
      },
    }),
    countMyReviews(person),
  ]);
  return { reviews: rows.map((row) => ({ ...row, kind: row.kind as ReviewView["kind"] })), total };
}

/** For the badge in the navigation: every page asks, so it begins with the person's projects instead of every request. */
export async function countMyReviews({ userId }: Person): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count
     FROM membership m
     JOIN project p ON p.id = m.project_id AND p.archived_at IS NULL
     JOIN review_request r ON r.project_id = m.project_id AND m.role = ANY (r.roles) AND $1 <> ALL (r.excluded_users)
     WHERE m.user_id = $1 AND m.role = ANY ($2::"ProjectRole"[])`,
    [userId, DECIDING_ROLES],
  );
  return rows[0]?.count ?? 0;
}

const DECIDING_ROLES = ["reviewer", "auditor"] as const;

function waitingFor({ userId }: Person): Prisma.ReviewRequestWhereInput {
  return {
    NOT: { excludedUsers: { has: userId } },
    OR: DECIDING_ROLES.map((role) => ({
      roles: { has: role },
      project: { archivedAt: null, memberships: { some: { userId, role } } },
    })),
  };
}
