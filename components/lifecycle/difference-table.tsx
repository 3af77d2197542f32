import { formatCount } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { StaleChange } from "#lib/gates/signable.ts";

/** What changed since a signature, before beside after. */
export function DifferenceTable({ change: { signerName, signedAt, differences } }: { change: StaleChange }) {
  return (
    <section aria-labelledby="changed-since" className="mt-4">
      <h3 id="changed-since" className="font-semibold">
        Changed since {signerName} signed
      </h3>
      <p className="text-sm text-muted">
        {formatCount(differences.length, "change")} since <Time at={signedAt} />
      </p>
      <div className="mt-1 bg-surface">
        <Table caption={`What changed since ${signerName} signed`} maxHeight="24rem" stacked>
          <thead className="bg-surface">
            <tr className="bg-surface">
              <Th>What</Th>
              <Th>Before</Th>
              <Th>After</Th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <Tr key={difference.path.join("/")} className="align-top">
                <RowHead className="py-1.5">{difference.label}</RowHead>
                <Td className="break-words text-muted">
                  {difference.before === null ? "nothing" : <del className="no-underline">{difference.before}</del>}
                </Td>
                <Td className="break-words">
                  {difference.after === null ? (
                    <span className="text-muted">nothing</span>
                  ) : (
                    <ins className="no-underline">{difference.after}</ins>
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
