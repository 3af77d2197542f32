"use client";

import { PALETTE_EVENT } from "#components/layout/keyboard-events.ts";
import { Kbd } from "#components/ui/kbd.tsx";

/** Looks like a search box and opens the palette. */
export function SearchButton({ label = "Search projects and pages" }: { label?: string }) {
  return (
    <button
      type="button"
      onClick={() => window.dispatchEvent(new Event(PALETTE_EVENT))}
      className="flex min-h-9 w-full sm:w-72 items-center gap-2 rounded-md border bg-surface px-2.5 text-left text-muted hover:border-control"
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
        <path
          d="m10.5 10.5 3 3M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      </svg>
      <span className="grow truncate">{label}</span>
      <Kbd>⌘K</Kbd>
    </button>
  );
}
