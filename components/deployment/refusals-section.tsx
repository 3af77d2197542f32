import { RefusalsTable } from "#components/deployment/refusals-table.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import { listRefusals } from "#lib/deployment/tokens/queries/list-refusals.ts";

const MOST = 5;

/** The last deploy tokens that were refused, of one artefact where it is named; nothing where there is none. */
export async function RefusalsSection({ access, digest }: { access: ProjectAccess<"record:read">; digest?: string }) {
  const { items, total } = await listRefusals(access, { page: 1, pageSize: MOST, digest });
  if (total === 0) return null;
  return (
    <Card
      id="refusals"
      title="Refused deploy tokens"
      note={total > MOST ? `the last ${MOST} of ${total}` : undefined}
      className="mb-4 scroll-mt-4"
      flush
    >
      <RefusalsTable refusals={items} />
    </Card>
  );
}
