"use client";

import { type ReactNode, useId } from "react";

/** A few words that explain a term or a figure, on hover and on focus. Nothing that is needed may stand only here. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const id = useId();
  return (
    <span className="group relative inline-block">
      <button
        type="button"
        aria-describedby={id}
        className="cursor-help rounded-sm underline decoration-faint decoration-dotted underline-offset-3"
      >
        {children}
      </button>
      <span
        role="tooltip"
        id={id}
        className="pointer-events-none absolute hidden bottom-full left-0 z-30 mb-1 w-max max-w-[min(16rem,60vw)] rounded-md bg-ink px-2 py-1 text-xs font-normal text-ground group-focus-within:block group-hover:block"
      >
        {text}
      </span>
    </span>
  );
}
