import { ConsentTable } from "#components/data/consent-table.tsx";
import { PageLinks } from "#components/data/page-links.tsx";
import { RecordConsent } from "#components/data/record-consent.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import type { SourceView } from "#lib/data/queries/get-source.ts";
import { listBuiltOn } from "#lib/data/queries/list-built-on.ts";
import { listConsents } from "#lib/data/queries/list-consents.ts";

type ConsentCardProps = {
  access: ProjectAccess<"record:read">;
  source: SourceView;
  page: number;
  hrefOf: (page: number) => string;
};

/** The consents of a source, with what may be done about them. */
export async function ConsentCard({ access, source, page, hrefOf }: ConsentCardProps) {
  const { slug } = access.project;
  const list = await listConsents(access, source.number, page);
  const withdraws = may(access, "consent:withdraw") && !source.retired && list.total > 0;
  const builtOn = withdraws ? await listBuiltOn(access) : null;
  const records = may(access, "data:update") && !source.retired;
  const isNextStep = source.basis.state.startsWith("consent-");
  return (
    <Card
      title="Consents"
      note={list.total > 0 ? formatCount(list.total, "record") : undefined}
      id="consents"
      flush
      className="mt-4"
      actions={records && <RecordConsent slug={slug} source={source} variant={isNextStep ? "primary" : undefined} />}
    >
      {list.total > 0 ? (
        <>
          <ConsentTable consents={list.items} slug={slug} source={source.number} builtOn={builtOn} />
          <PageLinks list={list} hrefOf={hrefOf} />
        </>
      ) : (
        <EmptyState title="No consent on record">
          {source.definition.personalData === "none"
            ? "A source without personal data needs none."
            : "Where people agreed to the use of their data, record which group agreed, to which text, when and until when."}
        </EmptyState>
      )}
    </Card>
  );
}
