import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ConnectionView } from "#lib/connections/queries/list-connections.ts";

/** Connections that are out of use, which runs still name. */
export function RetiredConnections({ connections }: { connections: readonly ConnectionView[] }) {
  return (
    <Table caption="Retired connections" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>Connection</Th>
          <Th>Default model</Th>
          <Th>Retired</Th>
          <Th>Reason</Th>
        </tr>
      </thead>
      <tbody>
        {connections.map(({ number, name, baseUrl, defaultModel, retired }) => (
          <Tr key={number}>
            <RowHead className="sm:min-w-52 sm:max-w-80">
              {name}
              <span className="block wrap-anywhere text-xs font-normal text-muted">{baseUrl}</span>
            </RowHead>
            <Td className="wrap-anywhere font-mono text-sm">{defaultModel}</Td>
            <Td className="text-sm">
              {retired && (
                <>
                  <Time at={retired.at} day /> by {retired.by}
                </>
              )}
            </Td>
            <Td className="text-sm sm:max-w-96">{retired?.reason}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
