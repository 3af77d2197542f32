import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type DeployReason, readReasons } from "#lib/deployment/tokens/reasons.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageOf, slice } from "#lib/platform/paging.ts";

export type RefusalView = {
  readonly id: string;
  readonly step: "request" | "redeem";
  readonly environment: string | null;
  readonly digest: string | null;
  readonly reasons: readonly DeployReason[];
  readonly requesterName: string;
  readonly at: Date;
};

type Listing = { readonly page?: number; readonly pageSize?: number; readonly digest?: string };

/** A page of the deploy tokens that were refused, the newest first; of one artefact when it is named. */
export async function listRefusals(
  access: ProjectAccess<"record:read">,
  { digest, ...page }: Listing,
): Promise<Page<RefusalView>> {
  const where = { projectId: access.project.id, digest };
  const [rows, total] = await Promise.all([
    db().tokenRefusal.findMany({
      where,
      orderBy: { id: "desc" },
      ...slice(page),
      select: { id: true, step: true, environment: true, digest: true, reasons: true, requesterName: true, at: true },
    }),
    db().tokenRefusal.count({ where }),
  ]);
  return pageOf(
    rows.map(({ step, reasons, ...row }) => ({
      ...row,
      step: step === "redeem" ? ("redeem" as const) : ("request" as const),
      reasons: readReasons(reasons),
    })),
    total,
    page,
  );
}
