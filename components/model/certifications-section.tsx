import { NoteCertification } from "#components/model/note-certification.tsx";
import { RemoveNumbered } from "#components/model/remove-numbered.tsx";
import { Source } from "#components/scope/source.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDay } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { removeCertificationAction } from "#lib/model/actions.ts";
import type { CertificationView } from "#lib/model/queries/list-certifications.ts";

type CertificationsSectionProps = { slug: string; certifications: readonly CertificationView[]; mayEdit: boolean };

/** What a provider or the company holds, with the day it ends. */
export function CertificationsSection({ slug, certifications, mayEdit }: CertificationsSectionProps) {
  return (
    <Card
      id="certifications"
      className="scroll-mt-4"
      title="Certifications"
      note="certificates and agreements the project rests on"
      actions={mayEdit && <NoteCertification slug={slug} />}
      flush
    >
      {certifications.length === 0 ? (
        <EmptyState title="No certification noted yet">
          Note what the provider, or whoever runs the model, holds: SOC 2, ISO/IEC 42001, a processing agreement, each
          with its scope and last day.
        </EmptyState>
      ) : (
        <Table caption="Certifications" stacked>
          <thead>
            <tr className="bg-surface">
              <Th>Certification</Th>
              <Th>State</Th>
              <Th>Scope</Th>
              <Th>Issued</Th>
              <Th>Holds through</Th>
              <Th>Document</Th>
              {mayEdit && (
                <Th>
                  <span className="sr-only">Actions</span>
                </Th>
              )}
            </tr>
          </thead>
          <tbody>
            {certifications.map(({ number, name, holder, scope, issuedOn, expiresOn, url, ...standing }) => (
              <Tr key={number}>
                <RowHead>
                  {name}
                  <span className="block text-xs font-normal text-muted">{holder}</span>
                </RowHead>
                <Td>
                  <Standing {...standing} />
                </Td>
                <Td className="max-w-80 text-pretty">{scope || <span className="text-muted">not recorded</span>}</Td>
                <Td className="whitespace-nowrap">
                  {issuedOn ? formatDay(issuedOn) : <Missing>not recorded</Missing>}
                </Td>
                <Td className="whitespace-nowrap">
                  {expiresOn ? formatDay(expiresOn) : <Missing>without end</Missing>}
                </Td>
                <Td>{url ? <Source>{url}</Source> : <Missing>none</Missing>}</Td>
                {mayEdit && (
                  <Td>
                    <RemoveNumbered slug={slug} number={number} what={name} action={removeCertificationAction} />
                  </Td>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function Standing({ inForce, endsInDays }: Pick<CertificationView, "inForce" | "endsInDays">) {
  if (!inForce) return <Badge tone="red">Expired</Badge>;
  if (endsInDays === null) return <Badge tone="good">In force</Badge>;
  return <Badge tone="amber">{endsInDays === 1 ? "Ends today" : `Ends in ${endsInDays} days`}</Badge>;
}

function Missing({ children }: { children: string }) {
  return <span className="text-muted">{children}</span>;
}
