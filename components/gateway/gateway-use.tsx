import { Figures } from "#components/ui/figures.tsx";
import {
  formatCompact,
  formatDay,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
} from "#components/ui/format.ts";
import { Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { type GatewayUse, USE_DAYS } from "#lib/gateway/queries/get-gateway-use.ts";

/** What the gateway answered, how often from the cache, and what that saved. */
export function GatewayUseFigures({ use: { total }, flush }: { use: GatewayUse; flush?: boolean }) {
  return (
    <Figures
      flush={flush}
      figures={[
        { label: "Calls", value: formatNumber(total.calls), note: `in ${USE_DAYS} days` },
        {
          label: "Hit rate",
          value: formatPercent(total.hitRate),
          note:
            total.hits > 0
              ? `${formatNumber(total.hits)} hits, ${formatNumber(total.semanticHits)} of them alike`
              : undefined,
        },
        { label: "A hit takes", value: formatDuration(total.hitLatencyMs), note: "mean" },
        { label: "A miss takes", value: formatDuration(total.missLatencyMs), note: "mean" },
        { label: "Time saved", value: formatDuration(total.savedMs) },
        {
          label: "Money saved",
          value: formatMoney(total.savedUsd),
          note: `${formatCompact(total.savedTokens)} tokens`,
        },
        {
          label: "Errors",
          value: formatNumber(total.errors),
          note: total.calls > 0 ? `${formatPercent(total.errors / total.calls)} of calls` : undefined,
        },
      ]}
    />
  );
}

export function GatewayModels({ use: { models } }: { use: GatewayUse }) {
  return (
    <Table caption="Models asked through the gateway">
      <thead className="bg-surface">
        <Tr>
          <Th>Model</Th>
          <Th numeric>Calls</Th>
          <Th numeric>Hit rate</Th>
          <Th numeric>A miss takes</Th>
          <Th numeric>Money saved</Th>
          <Th numeric>Errors</Th>
        </Tr>
      </thead>
      <tbody>
        {models.map((row) => (
          <Tr key={row.model}>
            <Td className="min-w-28 break-all">{row.model}</Td>
            <Td numeric>{formatNumber(row.calls)}</Td>
            <Td numeric>{formatPercent(row.hitRate)}</Td>
            <Td numeric>{formatDuration(row.missLatencyMs)}</Td>
            <Td numeric>{formatMoney(row.savedUsd)}</Td>
            <Td numeric>{formatNumber(row.errors)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

export function GatewayDays({ use: { days } }: { use: GatewayUse }) {
  return (
    <Table caption="Use of the gateway by day" maxHeight="20rem">
      <thead className="bg-surface">
        <Tr>
          <Th>Day</Th>
          <Th numeric>Calls</Th>
          <Th numeric>Hit rate</Th>
          <Th numeric>Time saved</Th>
          <Th numeric>Money saved</Th>
        </Tr>
      </thead>
      <tbody>
        {days.toReversed().map((row) => (
          <Tr key={row.day.toISOString()}>
            <Td className="whitespace-nowrap">{formatDay(row.day)}</Td>
            <Td numeric>{formatNumber(row.calls)}</Td>
            <Td numeric>{formatPercent(row.hitRate)}</Td>
            <Td numeric>{formatDuration(row.savedMs)}</Td>
            <Td numeric>{formatMoney(row.savedUsd)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
