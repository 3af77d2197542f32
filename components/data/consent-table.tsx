import { ConsentBadge } from "#components/data/basis-badge.tsx";
import { WithdrawConsent } from "#components/data/withdraw-consent.tsx";
import { formatCount, formatDay } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { BuiltOn } from "#lib/data/built-on.ts";
import type { ConsentView } from "#lib/data/queries/list-consents.ts";

type ConsentTableProps = {
  consents: readonly ConsentView[];
  slug: string;
  source: number;
  /** What a withdrawal would touch; null for whom none is offered. */
  builtOn: readonly BuiltOn[] | null;
};

export function ConsentTable({ consents, slug, source, builtOn }: ConsentTableProps) {
  return (
    <Table caption="Consents" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>Consent</Th>
          <Th>State</Th>
          <Th>Given on</Th>
          <Th>Holds until</Th>
          <Th>Recorded</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {consents.map((consent) => (
          <Tr key={consent.number} className="align-top">
            <RowHead className="sm:max-w-md">
              {consent.number}. {consent.subjects}
              <span className="block text-xs font-normal text-muted">{factsOf(consent)}</span>
              {consent.evidenceUrl && (
                <a
                  href={consent.evidenceUrl}
                  rel="noreferrer"
                  className="rounded-sm text-xs font-normal text-accent hover:underline"
                >
                  Proof at {new URL(consent.evidenceUrl).host}
                </a>
              )}
            </RowHead>
            <Td>
              <ConsentBadge state={consent.state} />
              {consent.withdrawal && <WithdrawalNote withdrawal={consent.withdrawal} />}
              {consent.replacedBy && <span className="block text-xs text-muted">by consent {consent.replacedBy}</span>}
            </Td>
            <Td className="whitespace-nowrap">
              <span className="text-muted sm:hidden">Given on </span>
              {formatDay(consent.grantedOn)}
            </Td>
            <Td className="whitespace-nowrap">
              <span className="text-muted sm:hidden">Holds until </span>
              {consent.expiresOn ? formatDay(consent.expiresOn) : <span className="text-muted">no end set</span>}
            </Td>
            <Td className="text-muted">
              <span className="sm:hidden">Recorded by </span>
              {consent.recordedBy}, <Time at={consent.recordedAt} day />
            </Td>
            <Td className="sm:text-right">
              {builtOn && (
                // Hidden rather than gone: a form that leaves with its answer could not say what was touched.
                <div hidden={consent.state === "withdrawn" || consent.state === "replaced"}>
                  <WithdrawConsent slug={slug} source={source} consent={consent.number} builtOn={builtOn} />
                </div>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function WithdrawalNote({ withdrawal }: { withdrawal: NonNullable<ConsentView["withdrawal"]> }) {
  return (
    <span className="mt-0.5 block max-w-72 text-xs text-muted">
      <Time at={withdrawal.at} day />, {withdrawal.by}: {withdrawal.reason}
    </span>
  );
}

function factsOf(consent: ConsentView): string {
  return [
    `text ${consent.textVersion}`,
    consent.collectedHow,
    consent.isExplicit && "explicit",
    consent.peopleCount !== null && formatCount(consent.peopleCount, "person", "people"),
    consent.replaces !== null && `in place of consent ${consent.replaces}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
