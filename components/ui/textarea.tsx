"use client";

import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { useControl } from "#components/ui/form-context.ts";

/** Several lines; grows with what is typed where the browser can. */
export function Textarea({ className, defaultValue, rows = 4, ...rest }: ComponentProps<"textarea">) {
  const { typed, ...control } = useControl(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...control}
      defaultValue={rest.value === undefined ? (typed ?? defaultValue) : undefined}
      className={classNames("control field-sizing-content max-h-96", className)}
      style={{ minHeight: `${rows * 1.3125 + 1}rem` }}
    />
  );
}
