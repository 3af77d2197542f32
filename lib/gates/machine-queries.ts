import "server-only";
import type { Actor, ProjectAccess } from "#lib/access/access.ts";
import { visibleTo } from "#lib/access/door.ts";
import { judgeGates } from "#lib/gates/judge.ts";
import type { GateResponse, ProjectResponse } from "#lib/gates/operations.ts";
import { findingFor } from "#lib/gates/reader.ts";
import { PHASES, type Phase } from "#lib/lifecycle/phases.ts";
import { readTrail } from "#lib/lifecycle/trail.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { publicUrl } from "#lib/platform/env.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export const PROJECTS_PAGE_SIZE = 50;

const SELECT = {
  slug: true,
  name: true,
  summary: true,
  dueOn: true,
  standing: { select: { trail: true, currentPhase: true } },
} satisfies Prisma.ProjectSelect;

/** A page of the projects an actor sees: a person's memberships, a token's one project. */
export async function listProjectsFor(
  actor: Actor,
  { q, page }: { q?: string; page: number },
): Promise<{ projects: ProjectResponse[]; total: number }> {
  const mine: Prisma.ProjectWhereInput =
    actor.kind === "person"
      ? visibleTo(actor)
      : { id: actor.kind === "token" && actor.permissions.has("project:read") ? actor.projectId : undefined };
  if (actor.kind !== "person" && mine.id === undefined) return { projects: [], total: 0 };
  const where: Prisma.ProjectWhereInput = {
    archivedAt: null,
    ...mine,
    ...(q ? { name: { contains: q, mode: "insensitive" } } : {}),
  };
  const [rows, total] = await Promise.all([
    db().project.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * PROJECTS_PAGE_SIZE,
      take: PROJECTS_PAGE_SIZE,
      select: SELECT,
    }),
    db().project.count({ where }),
  ]);
  return { projects: rows.map(toResponse), total };
}

export async function getProjectFor(access: ProjectAccess<"project:read">): Promise<ProjectResponse> {
  return toResponse(await db().project.findUniqueOrThrow({ where: { id: access.project.id }, select: SELECT }));
}

function toResponse(row: Prisma.ProjectGetPayload<{ select: typeof SELECT }>): ProjectResponse {
  const { slug, name, summary, dueOn, standing } = row;
  return {
    slug,
    name,
    summary,
    dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
    currentPhase: standing?.currentPhase ?? null,
    trail: readTrail(standing?.trail).map((marker) => ({ ...marker })),
  };
}

export async function listPhasesFor(access: ProjectAccess<"project:read">) {
  const at = now();
  const [gates, standing] = await Promise.all([
    judgeGates(db(), access.project.id, at),
    db().standing.findUnique({ where: { projectId: access.project.id }, select: { trail: true } }),
  ]);
  const trail = readTrail(standing?.trail);
  return PHASES.map(({ key, title }) => {
    const gate = gates.find((one) => one.phase === key);
    return {
      phase: key,
      title,
      round: gate?.round ?? 1,
      state: trail.find((marker) => marker.phase === key)?.state ?? ("planned" as const),
      verdict: gate?.judgement.verdict ?? ("insufficient" as const),
    };
  });
}

/** A gate, judged now. @returns null when the phase has no published policy. */
export async function getGateFor(access: ProjectAccess<"project:read">, phase: Phase): Promise<GateResponse | null> {
  const at = now();
  const [gate] = await judgeGates(db(), access.project.id, at, [phase]);
  if (!gate) return null;
  const { slug } = access.project;
  return {
    project: slug,
    phase,
    round: gate.round,
    verdict: gate.judgement.verdict,
    policyVersion: gate.policy.version,
    policyDigest: gate.policy.digest,
    digest: gate.digest,
    validUntil: gate.judgement.validUntil,
    judgedAt: at.toISOString(),
    reasons: gate.judgement.findings
      .map((finding) => findingFor(access, finding))
      .map(({ key, title, state, reason, fact, source, required, action, waiver }) => ({
        key,
        title,
        state,
        reason,
        fact,
        source: source ?? null,
        required: required ?? null,
        url: action ? `${publicUrl()}/projects/${slug}/${action.path}` : null,
        waivedUntil: waiver?.expiresAt ?? null,
      })),
  };
}
