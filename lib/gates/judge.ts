import { findingsOf, gatesOf } from "#lib/gates/criteria.ts";
import type { GateFacts } from "#lib/gates/facts.ts";
import { gatherFacts } from "#lib/gates/gather.ts";
import { type PolicyDocument, policyDocumentSchema } from "#lib/lifecycle/criteria.ts";
import { type Judgement, judgeGate, type WaiverInForce } from "#lib/lifecycle/gate.ts";
import { PHASE_KEYS, type Phase } from "#lib/lifecycle/phases.ts";
import { canonicalJson, digestOf } from "#lib/lifecycle/snapshot.ts";
import { isInForce } from "#lib/lifecycle/waiver-rules.ts";
import { readAll, type Tx } from "#lib/platform/db.ts";

export type PolicyInForce = {
  readonly version: number;
  readonly digest: string;
  readonly criteria: PolicyDocument;
  readonly publishedAt: Date;
};

/** A gate judged now, with what it was judged by. */
export type JudgedGate = {
  readonly phase: Phase;
  readonly round: number;
  readonly policy: PolicyInForce;
  readonly facts: GateFacts;
  readonly judgement: Judgement;
  /** SHA-256 over policy, round, and what each finding says: what a pipeline compares. */
  readonly digest: string;
};

/** Judges the gates of some phases, from the facts as they are in this transaction. Reads only. */
export async function judgeGates(
  tx: Tx,
  projectId: string,
  at: Date,
  phases: readonly Phase[] = PHASE_KEYS,
): Promise<readonly JudgedGate[]> {
  const [rounds, policies] = await readAll(tx, [
    () => roundsOf(tx, projectId, phases),
    () => policiesOf(tx, projectId, phases),
  ]);
  const asked = phases.flatMap((phase) => {
    const policy = policies.get(phase);
    return policy ? [{ phase, round: rounds.get(phase) ?? 1, criteria: policy.criteria, policy }] : [];
  });
  const [facts, waivers] = await readAll(tx, [
    () => gatherFacts(tx, { projectId, at }, asked),
    () => waiversOf(tx, projectId, phases, at),
  ]);
  const judged = await judgeLookedAt(tx, projectId, at, asked);
  const gates = new Map<Phase, JudgedGate>();
  for (const { phase, round, policy } of inOrder(asked)) {
    const known = facts.get(phase);
    if (!known) continue;
    const inForce = waivers.filter((waiver) => waiver.phase === phase && waiver.round === round);
    const withGates = { ...known, gates: new Map([...judged].filter(([other]) => isBefore(other, phase))) };
    const judgement = judgeGate(phase, findingsOf(policy.criteria, withGates), inForce, at);
    judged.set(phase, judgement);
    const digest = digestOfGate(policy, round, judgement);
    gates.set(phase, { phase, round, policy, facts: withGates, judgement, digest });
  }
  return asked.flatMap(({ phase }) => gates.get(phase) ?? []);
}

type Asked = { readonly phase: Phase; readonly round: number; readonly policy: PolicyInForce };

/**
 * The gates that criteria look at and that were not asked for. Only earlier phases are looked at, so that no gate can
 * come to rest on itself.
 */
async function judgeLookedAt(
  tx: Tx,
  projectId: string,
  at: Date,
  asked: readonly Asked[],
): Promise<Map<Phase, Judgement>> {
  const wanted = asked.flatMap(({ phase, policy }) =>
    gatesOf(policy.criteria).filter((other) => isBefore(other, phase)),
  );
  const missing = [...new Set(wanted)].filter((phase) => !asked.some((one) => one.phase === phase));
  const gates = missing.length > 0 ? await judgeGates(tx, projectId, at, missing) : [];
  return new Map(gates.map(({ phase, judgement }) => [phase, judgement]));
}

function isBefore(one: Phase, other: Phase): boolean {
  return PHASE_KEYS.indexOf(one) < PHASE_KEYS.indexOf(other);
}

function inOrder(asked: readonly Asked[]): readonly Asked[] {
  return asked.toSorted((one, other) => PHASE_KEYS.indexOf(one.phase) - PHASE_KEYS.indexOf(other.phase));
}

function digestOfGate(policy: PolicyInForce, round: number, { phase, verdict, findings }: Judgement): string {
  const said = findings.map(({ key, state, reason, fact, source }) => ({
    key,
    state,
    reason,
    fact,
    source: source ?? null,
  }));
  return digestOf(canonicalJson({ phase, round, policy: policy.digest, verdict, findings: said }));
}

async function roundsOf(tx: Tx, projectId: string, phases: readonly Phase[]): Promise<ReadonlyMap<Phase, number>> {
  const rows = await tx.round.groupBy({
    by: ["phase"],
    where: { projectId, phase: { in: [...phases] } },
    _max: { number: true },
  });
  return new Map(rows.map((row) => [row.phase, row._max.number ?? 1]));
}

async function policiesOf(
  tx: Tx,
  projectId: string,
  phases: readonly Phase[],
): Promise<ReadonlyMap<Phase, PolicyInForce>> {
  const rows = await tx.policy.findMany({
    where: { projectId, phase: { in: [...phases] }, publishedAt: { not: null } },
    distinct: ["phase"],
    orderBy: [{ phase: "asc" }, { version: "desc" }],
    select: { phase: true, version: true, digest: true, criteria: true, publishedAt: true, createdAt: true },
  });
  return new Map(
    rows.map(({ phase, criteria, publishedAt, createdAt, ...row }) => [
      phase,
      { ...row, criteria: policyDocumentSchema.parse(criteria), publishedAt: publishedAt ?? createdAt },
    ]),
  );
}

async function waiversOf(
  tx: Tx,
  projectId: string,
  phases: readonly Phase[],
  at: Date,
): Promise<readonly (WaiverInForce & { phase: Phase; round: number })[]> {
  const rows = await tx.waiver.findMany({
    where: { projectId, phase: { in: [...phases] }, agreed: true, endedAt: null, expiresAt: { gt: at } },
    orderBy: { number: "asc" },
  });
  if (rows.length === 0) return [];
  const people = await tx.user.findMany({
    where: { id: { in: rows.flatMap((row) => [row.requestedById, row.decidedById ?? row.requestedById]) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? "somebody";
  return rows
    .filter((row) => isInForce(row, at))
    .map((row) => ({
      phase: row.phase,
      round: row.round,
      number: row.number,
      findingKey: row.findingKey,
      reason: row.reason,
      requestedBy: nameOf(row.requestedById),
      agreedBy: nameOf(row.decidedById),
      expiresAt: row.expiresAt.toISOString(),
    }));
}
