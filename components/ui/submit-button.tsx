"use client";

import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import { useFormContext } from "#components/ui/form-context.ts";

/** Sends its form; while that is on its way it says so and cannot be pressed again. */
export function SubmitButton({
  children,
  pendingLabel,
  variant = "primary",
  ...rest
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormContext();
  return (
    <Button type="submit" variant={variant} aria-disabled={pending} {...rest}>
      {pending ? (pendingLabel ?? "One moment…") : children}
    </Button>
  );
}
