"use client";

import type { KeyboardEvent, ReactNode } from "react";

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Moves through a table's rows with j/k or the arrows; Enter follows the row's first link. */
export function TableKeys({ children }: { children: ReactNode }) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    if (target.closest("input, select, textarea, [contenteditable], dialog")) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>("tbody tr")];
    const here = rows.findIndex((row) => row.contains(target));
    const step = STEPS[event.key];
    if (step !== undefined) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
      if (!next) return;
      event.preventDefault();
      next.tabIndex = -1;
      next.focus();
    } else if (event.key === "Enter" && target === rows[here]) {
      rows[here]?.querySelector<HTMLElement>("a[href]")?.click();
    }
  }
  // biome-ignore lint/a11y/noStaticElementInteractions: only adds keys to the links and rows inside, which have roles
  return <div onKeyDown={onKeyDown}>{children}</div>;
}
