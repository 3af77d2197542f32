import { FactList } from "#components/model/fact-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatBytes, formatCompact, formatCount, formatNumber, formatPercent } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SizeReadingView } from "#lib/deployment/safetensors/size-view.ts";
import { GROUPS } from "#lib/deployment/safetensors/weights.ts";

/** What the headers of a model say. */
export function SizeReport({ reading }: { reading: SizeReadingView }) {
  const { report, attention } = reading;
  const { packing } = report;
  return (
    <>
      {report.missing.length > 0 && (
        <p role="status" className="mb-4 rounded-md bg-amber-soft px-3 py-2 break-words text-amber">
          {formatCount(report.missing.length, "shard")} named by the index{" "}
          {report.missing.length === 1 ? "was" : "were"} not read, so these are the sums of a part:{" "}
          {report.missing.slice(0, 10).join(", ")}
          {report.missing.length > 10 && " and more"}.
        </p>
      )}
      <Card title={reading.name} note={`size reading ${reading.number}`}>
        <FactList
          facts={[
            { label: "Parameters", value: `${formatCompact(report.parameters)} (${formatNumber(report.parameters)})` },
            { label: "Size", value: `${formatBytes(report.bytes)} in ${formatCount(report.tensors, "tensor")}` },
            { label: "Layers", value: formatNumber(report.layers) },
            {
              label: "Read",
              value: (
                <>
                  <Time at={reading.at} /> by {reading.authorName}
                </>
              ),
            },
            {
              label: "Packing",
              value: packing
                ? `${packing.format}, ${packing.bits} bits${packing.groupSize ? `, groups of ${packing.groupSize}` : ""}. ${packing.how} So ${formatCompact(report.packed)} parameters are counted one by one, and ${formatBytes(report.overheadBytes)} of scales and indexes are none.${packing.isAssumed ? " The header does not tell the bits; 4 is assumed. Add the config.json to be sure." : ""}`
                : "None: each number of a tensor is a parameter.",
              wide: true,
            },
            {
              label: "Cache a token and layer",
              value: attention
                ? `${formatNumber(attention.perToken)} numbers. ${attention.how}`
                : "Not known: no config.json was read that says how many layers and heads there are.",
              wide: true,
            },
            ...(report.warnings.length > 0
              ? [{ label: "Read with care", value: report.warnings.join(" "), wide: true }]
              : []),
          ]}
        />
      </Card>
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Card title="By part" flush>
          <Table caption="Parameters and bytes by part of the model">
            <thead className="bg-surface">
              <tr className="bg-inherit">
                <Th>Part</Th>
                <Th numeric>Parameters</Th>
                <Th numeric>Share</Th>
                <Th numeric>Bytes</Th>
              </tr>
            </thead>
            <tbody>
              {report.byGroup.map(({ group, parameters, bytes }) => (
                <Tr key={group}>
                  <RowHead>{GROUPS[group]}</RowHead>
                  <Td numeric>{formatCompact(parameters)}</Td>
                  <Td numeric>{report.parameters > 0 ? formatPercent(parameters / report.parameters) : "—"}</Td>
                  <Td numeric>{formatBytes(bytes)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <Card title="By type" flush>
          <Table caption="Bytes by type of number">
            <thead className="bg-surface">
              <tr className="bg-inherit">
                <Th>Type</Th>
                <Th numeric>Tensors</Th>
                <Th numeric>Numbers</Th>
                <Th numeric>Bytes</Th>
              </tr>
            </thead>
            <tbody>
              {report.byDtype.map(({ dtype, tensors, elements, bytes }) => (
                <Tr key={dtype}>
                  <RowHead>{dtype}</RowHead>
                  <Td numeric>{formatNumber(tensors)}</Td>
                  <Td numeric>{formatCompact(elements)}</Td>
                  <Td numeric>{formatBytes(bytes)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Card>
      </div>
    </>
  );
}
