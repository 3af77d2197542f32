import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageOf, slice } from "#lib/platform/paging.ts";

export type DeploymentView = {
  readonly number: number;
  readonly kind: "deploy" | "rollback";
  readonly environment: { readonly key: string; readonly name: string };
  readonly release: { readonly number: number; readonly version: string; readonly digest: string };
  readonly startedAt: Date;
  readonly startedByName: string;
  /** Null while nobody has said how it ended. */
  readonly outcome: { readonly result: "succeeded" | "failed"; readonly at: Date; readonly note: string } | null;
  /** Of the order, where it is a rollback. */
  readonly reason: string | null;
};

type Listing = {
  readonly page?: number;
  readonly pageSize?: number;
  readonly environment?: string;
  readonly release?: number;
  /** Begun at this instant or later, and before that one. */
  readonly from?: Date;
  readonly to?: Date;
};

/** A page of what went out, the newest first; also of a range of time, which is how charts annotate it. */
export async function listDeployments(
  access: ProjectAccess<"project:read">,
  { environment, release, from, to, ...page }: Listing,
): Promise<Page<DeploymentView>> {
  const where = {
    projectId: access.project.id,
    ...(environment ? { environment: { key: environment } } : {}),
    ...(release ? { release: { number: release } } : {}),
    ...(from || to ? { startedAt: { gte: from, lt: to } } : {}),
  };
  const [rows, total] = await Promise.all([
    db().deployment.findMany({
      where,
      orderBy: [{ startedAt: "desc" }, { number: "desc" }],
      ...slice(page),
      select: {
        number: true,
        kind: true,
        startedAt: true,
        startedByName: true,
        environment: { select: { key: true, name: true } },
        release: { select: { number: true, version: true, digest: true } },
        outcome: { select: { result: true, at: true, note: true } },
        order: { select: { reason: true } },
      },
    }),
    db().deployment.count({ where }),
  ]);
  return pageOf(
    rows.map(({ order, ...row }) => ({ ...row, reason: order?.reason ?? null })),
    total,
    page,
  );
}
