"use client";

import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useControl } from "#components/ui/form-context.ts";

/** The browser's own list, styled; children are `<option>`s. */
export function Select({ className, defaultValue, children, ...rest }: ComponentProps<"select">) {
  const { typed, ...control } = useControl(rest);
  return (
    <span className={classNames("relative block", className)}>
      <select
        {...rest}
        {...control}
        key={typed}
        defaultValue={rest.value === undefined ? (typed ?? defaultValue) : undefined}
        className="control appearance-none pr-8"
      >
        {children}
      </select>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="pointer-events-none absolute top-2.5 right-2.5 size-4">
        <path d="m4.5 6.5 3.5 3.5 3.5-3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </span>
  );
}
