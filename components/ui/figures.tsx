import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type Figure = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode };

const IN_ONE_ROW = "xl:grid-flow-col xl:grid-cols-none xl:auto-cols-fr";

/** A few numbers side by side, each with its name and what it is to be read with. @param flush inside a card, which has a border of its own. */
export function Figures({ figures, flush }: { figures: readonly Figure[]; flush?: boolean }) {
  const frame = flush ? "border-t" : "mb-4 rounded-lg border";
  return (
    <dl className={classNames("grid grid-cols-2 overflow-hidden bg-surface sm:grid-cols-4", IN_ONE_ROW, frame)}>
      {figures.map(({ label, value, note }) => (
        // The lines at the outer edges are cut off, whatever number of figures the last row has.
        <div key={label} className="-mr-px -mb-px border-r border-b px-4 py-3">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="text-lg font-semibold tabular-nums">
            {value}
            {note && <span className="block text-sm font-normal text-muted">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
