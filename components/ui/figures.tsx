import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type Figure = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode };

/** A few numbers side by side, each with its name and what it is to be read with. @param flush inside a card, which has a border of its own. */
export function Figures({ figures, flush }: { figures: readonly Figure[]; flush?: boolean }) {
  const frame = flush ? "border-t" : "mb-4 rounded-lg border";
  return (
    <dl className={classNames("grid grid-cols-2 gap-px overflow-hidden bg-line sm:grid-cols-4 xl:grid-cols-7", frame)}>
      {figures.map(({ label, value, note }) => (
        <div key={label} className="bg-surface px-4 py-3 max-sm:last:col-span-2 sm:max-xl:last:col-span-2">
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
