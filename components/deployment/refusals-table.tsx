import { Digest } from "#components/deployment/digest.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { RefusalView } from "#lib/deployment/tokens/queries/list-refusals.ts";

/** Deploy tokens that were refused, each with every reason, the newest first. */
export function RefusalsTable({ refusals }: { refusals: readonly RefusalView[] }) {
  return (
    <Table caption="Refused deploy tokens" stacked>
      <thead className="bg-surface">
        <tr className="bg-inherit">
          <Th>When</Th>
          <Th>Asked for</Th>
          <Th>By</Th>
          <Th>Reasons</Th>
        </tr>
      </thead>
      <tbody>
        {refusals.map(({ id, at, step, environment, digest, requesterName, reasons }) => (
          <Tr key={id}>
            <RowHead className="font-normal">
              <Time at={at} />
            </RowHead>
            <Td>
              {step === "redeem" ? "to redeem one" : "a token"}
              {environment && ` for ${environment}`}
              {digest && (
                <span className="block">
                  <Digest digest={digest} />
                </span>
              )}
            </Td>
            <Td>{requesterName}</Td>
            <Td>
              <ul className="grid gap-0.5">
                {reasons.slice(0, SHOWN).map(({ code, detail }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one code may stand there twice, and the list never changes
                  <li key={`${code}-${index}`} className="max-w-2xl text-sm text-pretty">
                    <code>{code}</code> <span className="text-muted">{detail}</span>
                  </li>
                ))}
                {reasons.length > SHOWN && <li className="text-sm text-muted">and {reasons.length - SHOWN} more</li>}
              </ul>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const SHOWN = 4;
