import type { ReactNode } from "react";

type Fact = { readonly label: string; readonly value: ReactNode; readonly wide?: boolean };

/** Facts side by side, each under its label. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      {facts.map(({ label, value, wide }) => (
        <div key={label} className={wide ? "max-w-3xl sm:col-span-full" : "min-w-0"}>
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="whitespace-pre-wrap break-words text-pretty">
            {value || <span className="text-muted">not recorded</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
