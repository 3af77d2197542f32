import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { runningReleases } from "#lib/deployment/releases/queries/running-releases.ts";
import { db } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";
import { type Page, pageOf, slice } from "#lib/platform/paging.ts";

export type ApplicationView = {
  readonly number: number;
  readonly name: string;
  readonly serviceName: string;
  readonly kind: string;
  readonly owner: string;
  readonly environment: { readonly key: string; readonly name: string } | null;
  /** What it uses now: the release it is held to, else whatever runs in its environment. */
  readonly uses: { readonly number: number; readonly version: string; readonly isHeld: boolean } | null;
  readonly purpose: string;
  readonly users: string;
  readonly riskNote: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdByName: string;
  readonly retiredAt: Date | null;
  readonly retireReason: string | null;
};

const SELECT = {
  number: true,
  name: true,
  serviceName: true,
  kind: true,
  owner: true,
  purpose: true,
  users: true,
  riskNote: true,
  revision: true,
  createdAt: true,
  createdByName: true,
  retiredAt: true,
  retireReason: true,
  environment: { select: { key: true, name: true } },
  release: { select: { number: true, version: true } },
} as const satisfies Prisma.ApplicationSelect;

type Listing = { readonly page?: number; readonly pageSize?: number; readonly retired?: boolean };

/** A page of the register, by name. */
export async function listApplications(
  access: ProjectAccess<"project:read">,
  { retired = false, ...page }: Listing,
): Promise<Page<ApplicationView>> {
  const where = { projectId: access.project.id, retiredAt: retired ? { not: null } : null };
  const [rows, total, running] = await Promise.all([
    db().application.findMany({
      where,
      orderBy: [{ name: "asc" }, { number: "asc" }],
      ...slice(page),
      select: SELECT,
    }),
    db().application.count({ where }),
    runningReleases(access),
  ]);
  return pageOf(
    rows.map((row) => viewOf(row, running)),
    total,
    page,
  );
}

/** One application of the register, or null. */
export async function getApplication(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<ApplicationView | null> {
  const [row, running] = await Promise.all([
    db().application.findFirst({ where: { projectId: access.project.id, number }, select: SELECT }),
    runningReleases(access),
  ]);
  return row ? viewOf(row, running) : null;
}

type Row = Prisma.ApplicationGetPayload<{ select: typeof SELECT }>;

function viewOf({ release, ...row }: Row, running: Awaited<ReturnType<typeof runningReleases>>): ApplicationView {
  const current = row.environment ? running.get(row.environment.key)?.current : undefined;
  const uses = release ? { ...release, isHeld: true } : current ? { ...current.release, isHeld: false } : null;
  return { ...row, uses };
}
