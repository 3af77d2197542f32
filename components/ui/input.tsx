"use client";

import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useControl } from "#components/ui/form-context.ts";

/** One line of text, a number, a date or a file. `unit` stands inside the box, after what is typed. */
export function Input({ className, defaultValue, unit, ...rest }: ComponentProps<"input"> & { unit?: string }) {
  const { typed, ...control } = useControl(rest);
  const input = (
    <input
      {...rest}
      {...control}
      defaultValue={rest.value === undefined && rest.type !== "file" ? (typed ?? defaultValue) : undefined}
      className={classNames("control", rest.type === "number" && "text-right", unit && "pr-12", className)}
    />
  );
  if (!unit) return input;
  return (
    <span className="relative block">
      {input}
      <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted">
        {unit}
      </span>
    </span>
  );
}
