import type { ReactNode } from "react";

export type Figure = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode };

/** A few numbers side by side, each with its name and what it is to be read with. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-4 xl:grid-cols-7">
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
