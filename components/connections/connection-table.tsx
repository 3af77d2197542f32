import { EditConnection } from "#components/connections/edit-connection.tsx";
import { RetireConnection } from "#components/connections/retire-connection.tsx";
import { TestConnection } from "#components/connections/test-connection.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatMoney } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ConnectionView } from "#lib/connections/queries/list-connections.ts";

type ConnectionTableProps = {
  slug: string;
  connections: readonly ConnectionView[];
  mayManage: boolean;
  mayUse: boolean;
};

export function ConnectionTable({ slug, connections, mayManage, mayUse }: ConnectionTableProps) {
  return (
    <Table caption="Connections" stacked>
      <thead>
        <tr className="bg-surface">
          <Th>Connection</Th>
          <Th>Default model</Th>
          <Th>Key</Th>
          <Th>Price</Th>
          <Th>Last test</Th>
          {mayUse && (
            <Th>
              <span className="sr-only">Change</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {connections.map((connection) => (
          <Tr key={connection.number}>
            <RowHead className="sm:min-w-52 sm:max-w-80">
              {connection.name}
              <span className="block wrap-anywhere text-xs font-normal text-muted">{connection.baseUrl}</span>
            </RowHead>
            <Td className="wrap-anywhere font-mono text-sm sm:min-w-36 sm:max-w-60">{connection.defaultModel}</Td>
            <Td>
              <KeyState connection={connection} />
            </Td>
            <Td className="whitespace-nowrap text-sm">
              <Price connection={connection} />
            </Td>
            <Td className="text-sm sm:max-w-80">
              <LastTest test={connection.lastTest} />
            </Td>
            {mayUse && (
              <Td className="sm:text-right">
                <span className="inline-flex gap-2">
                  <TestConnection slug={slug} number={connection.number} name={connection.name} />
                  {mayManage && (
                    <>
                      <EditConnection slug={slug} connection={connection} />
                      <RetireConnection slug={slug} connection={connection} />
                    </>
                  )}
                </span>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function KeyState({ connection: { key, baseUrl } }: { connection: ConnectionView }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 text-sm">
      {key ? (
        <span className="whitespace-nowrap">{keyWords(key.hint)}</span>
      ) : (
        <span className="text-muted">no key</span>
      )}
      {baseUrl.startsWith("http:") && <Badge tone="amber">not encrypted</Badge>}
    </span>
  );
}

function keyWords(hint: string | null): string {
  return hint ? `key ends in …${hint}` : "key stored";
}

function Price({ connection: { inputUsd, outputUsd } }: { connection: ConnectionView }) {
  if (inputUsd === null || outputUsd === null) return <span className="text-muted">no price</span>;
  return (
    <>
      {formatMoney(inputUsd)} in,
      <br className="max-sm:hidden" /> {formatMoney(outputUsd)} out
      <span className="block text-xs text-muted">per million tokens</span>
    </>
  );
}

function LastTest({ test }: { test: ConnectionView["lastTest"] }) {
  if (!test) return <span className="text-muted">not tested</span>;
  return (
    <>
      <Badge tone={test.ok ? "good" : "red"}>{test.ok ? "answers" : "fails"}</Badge>{" "}
      <span className="wrap-anywhere">{test.sentence}</span>
      <span className="block text-xs text-muted">
        <Time at={test.at} /> by {test.by}
      </span>
    </>
  );
}
