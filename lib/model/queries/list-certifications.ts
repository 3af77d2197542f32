import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { certificationStanding } from "#lib/model/rules.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type CertificationView = {
  readonly number: number;
  readonly name: string;
  readonly holder: string;
  readonly scope: string;
  /** ISO days. */
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  readonly url: string | null;
  readonly inForce: boolean;
  /** Days it still holds, once they are few; null otherwise. */
  readonly endsInDays: number | null;
};

/** The certification notes of a project, each with whether it still holds. */
export async function listCertifications(access: ProjectAccess<"project:read">): Promise<readonly CertificationView[]> {
  const rows = await db().certificationNote.findMany({
    where: { projectId: access.project.id, removedAt: null },
    orderBy: { number: "asc" },
  });
  const at = now();
  return rows.map(({ number, name, holder, scope, issuedOn, expiresOn, url }) => {
    const { inForce, endsInDays } = certificationStanding(expiresOn, at);
    return {
      ...{ number, name, holder, scope, url, inForce, endsInDays },
      issuedOn: dayOf(issuedOn),
      expiresOn: dayOf(expiresOn),
    };
  });
}

function dayOf(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}
