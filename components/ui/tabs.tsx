import Link from "next/link";
import type { ReactNode } from "react";
import { formatNumber } from "#components/ui/format.ts";

type Tab = { label: string; href: string; current?: boolean; count?: number };

/** Views of one thing, each with its own address. `actions` stand on the right: columns, export. */
export function Tabs({ label, tabs, actions }: { label: string; tabs: readonly Tab[]; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-b">
      <nav aria-label={label} className="-mb-px flex min-w-0 gap-1 overflow-x-auto">
        {tabs.map((tab) => (
          <Link
            key={tab.href}
            href={tab.href}
            prefetch={false}
            scroll={false}
            aria-current={tab.current ? "page" : undefined}
            className="flex min-h-9 items-center gap-1.5 whitespace-nowrap border-b-2 border-transparent px-1.5 text-muted -outline-offset-2 hover:text-ink aria-current:border-accent aria-current:font-[550] aria-current:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-sm font-normal">{formatNumber(tab.count)}</span>}
          </Link>
        ))}
      </nav>
      {actions && <div className="ml-auto flex items-center gap-1 py-1">{actions}</div>}
    </div>
  );
}
