import type { System } from "#lib/access/access.ts";
import { type JudgedGate, judgeGates } from "#lib/gates/judge.ts";
import { signatureRequests, waiverRequests } from "#lib/gates/review-requests.ts";
import { standingOf } from "#lib/gates/standing.ts";
import { appendEvents, lockChain } from "#lib/ledger/append.ts";
import type { LedgerEvent } from "#lib/ledger/events.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { now } from "#lib/platform/clock.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { Prisma } from "#lib/platform/generated/client.ts";

const JUDGE: System = { kind: "system", name: "gates" };

/**
 * Judges every gate of a project again and writes what changed: a verdict and its ledger entry when a gate says something
 * else, and the two read models (standing, review requests). Idempotent; the project's lock makes it wait for a change in
 * flight, so it never judges half of one.
 */
export async function rejudge(projectId: string): Promise<void> {
  await db().$transaction(
    async (tx) => {
      const head = await lockChain(tx, projectId);
      const project = await tx.project.findUnique({ where: { id: projectId }, select: { revision: true } });
      if (!project) return;
      const at = now();
      const gates = await judgeGates(tx, projectId, at);
      const last = await lastVerdicts(tx, projectId);
      const events = await writeVerdicts(tx, projectId, gates, last, at);
      await appendEvents(tx, projectId, head, JUDGE, events);
      const openedBefore = await openedInRound(tx, projectId, gates);
      for (const gate of gates) if (gate.judgement.verdict === "open") openedBefore.add(gate.phase);
      await writeStanding(tx, projectId, project.revision, gates, openedBefore, at);
      await writeRequests(tx, projectId, gates, at);
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

type LastVerdict = { phase: Phase; verdict: string; digest: string };

async function lastVerdicts(tx: Tx, projectId: string): Promise<readonly LastVerdict[]> {
  return tx.gateVerdict.findMany({
    where: { projectId },
    distinct: ["phase"],
    orderBy: [{ phase: "asc" }, { id: "desc" }],
    select: { phase: true, verdict: true, digest: true },
  });
}

async function writeVerdicts(
  tx: Tx,
  projectId: string,
  gates: readonly JudgedGate[],
  last: readonly LastVerdict[],
  at: Date,
): Promise<{ event: LedgerEvent; phase: Phase }[]> {
  const changed = gates.flatMap((gate) => {
    const before = last.find((one) => one.phase === gate.phase);
    return before?.verdict === gate.judgement.verdict ? [] : [{ gate, before }];
  });
  await tx.gateVerdict.createMany({
    data: changed.map(({ gate: { phase, round, judgement, policy, digest } }) => ({
      projectId,
      phase,
      round,
      verdict: judgement.verdict,
      policyVersion: policy.version,
      judgement: judgement as unknown as Prisma.InputJsonValue,
      digest,
      judgedAt: at,
    })),
  });
  // A gate that was never judged before did not change: only its first word that is not "closed" is news.
  return changed
    .filter(({ gate, before }) => before || gate.judgement.verdict === "open")
    .map(({ gate, before }) => ({
      event: {
        type: "gate.changed",
        payload: {
          from: before?.verdict ?? null,
          to: gate.judgement.verdict,
          round: gate.round,
          policyVersion: gate.policy.version,
          digest: gate.digest,
        },
      },
      phase: gate.phase,
    }));
}

async function openedInRound(tx: Tx, projectId: string, gates: readonly JudgedGate[]): Promise<Set<Phase>> {
  const rows = await tx.gateVerdict.findMany({
    where: { projectId, verdict: "open", OR: gates.map(({ phase, round }) => ({ phase, round })) },
    distinct: ["phase"],
    select: { phase: true },
  });
  return new Set(rows.map((row) => row.phase));
}

async function writeStanding(
  tx: Tx,
  projectId: string,
  revision: number,
  gates: readonly JudgedGate[],
  wasOpen: ReadonlySet<Phase>,
  at: Date,
): Promise<void> {
  const { trail, currentPhase, blocker, isBlocked, isStale, isWaived } = standingOf(gates, wasOpen);
  const evidence = gates.map((gate) => gate.facts.evidence);
  const objectives = evidence.find((one) => one.evaluation)?.evaluation?.objectives ?? [];
  const riskTier = evidence.find((one) => one.scope)?.scope?.riskTier?.tier ?? null;
  const instants = gates.flatMap((gate) => gate.judgement.validUntil ?? []).sort();
  const data = {
    judgedRevision: revision,
    judgedAt: at,
    validUntil: instants[0] ? new Date(instants[0]) : null,
    trail: trail as unknown as Prisma.InputJsonValue,
    currentPhase,
    blocker: (blocker ?? undefined) as unknown as Prisma.InputJsonValue,
    objectives: objectives.map((one) => one.judgement.state),
    riskTier,
    isBlocked,
    isStale,
    isWaived,
  };
  await tx.standing.upsert({
    where: { projectId },
    create: { projectId, ...data },
    update: { ...data, blocker: blocker ? data.blocker : Prisma.DbNull },
    select: { projectId: true },
  });
}

async function writeRequests(tx: Tx, projectId: string, gates: readonly JudgedGate[], at: Date): Promise<void> {
  const waivers = await tx.waiver.findMany({
    where: { projectId, agreed: null, endedAt: null, expiresAt: { gt: at } },
    select: { number: true, phase: true, findingTitle: true, reason: true, requestedById: true },
  });
  const requests = [...signatureRequests(gates), ...waiverRequests(waivers)];
  const existing = await tx.reviewRequest.findMany({
    where: { projectId },
    select: { subject: true, kind: true, since: true },
  });
  await tx.reviewRequest.deleteMany({ where: { projectId } });
  await tx.reviewRequest.createMany({
    data: requests.map(({ roles, excludedUsers, ...request }) => ({
      projectId,
      ...request,
      roles: [...roles],
      excludedUsers: [...excludedUsers],
      since: existing.find((one) => one.subject === request.subject && one.kind === request.kind)?.since ?? at,
    })),
  });
}
