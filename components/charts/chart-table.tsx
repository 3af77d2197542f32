import type { ChartModel } from "#components/charts/chart-model.ts";
import { labelAt, rowsOf } from "#components/charts/chart-rows.ts";
import { withInterval } from "#components/charts/summary.ts";
import { NOT_MEASURED } from "#components/ui/format.ts";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";

const HEADS = { time: "Time", category: "Name", number: "" } as const;

type ChartTableProps = { title: string; model: ChartModel; heightPx: number };

/** The numbers of a chart, in the same place and of the same height. */
export function ChartTable({ title, model, heightPx }: ChartTableProps) {
  return (
    <div style={{ minHeight: heightPx }}>
      <Table caption={title} maxHeight={`${heightPx}px`}>
        <thead className="bg-surface">
          <tr className="bg-inherit">
            <Th>{HEADS[model.kind] || model.axisName}</Th>
            {model.series.map(({ key, label }) => (
              <Th key={key} numeric>
                {label}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(model).map(({ x, cells }) => (
            <Tr key={x}>
              <RowHead className="whitespace-nowrap font-normal">{labelAt(model, x)}</RowHead>
              {cells.map((cell, index) => (
                <Td key={model.series[index]?.key} numeric className={cell?.y == null ? "text-muted" : ""}>
                  {cell?.y == null ? NOT_MEASURED : withInterval(cell, model)}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
