import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type BadgeTone = "neutral" | "good" | "amber" | "red" | "blue";

const TONES: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-muted",
  good: "bg-accent-soft text-accent",
  amber: "bg-amber-soft text-amber",
  red: "bg-red-soft text-red",
  blue: "bg-blue-soft text-blue",
};

const OUTLINES: Record<BadgeTone, string> = {
  neutral: "border-control text-muted",
  good: "border-accent text-accent",
  amber: "border-amber text-amber",
  red: "border-red text-red",
  blue: "border-blue text-blue",
};

/** A word of state. `outlined` marks an exception that somebody made, such as a waiver. */
export function Badge({
  tone = "neutral",
  outlined,
  children,
}: {
  tone?: BadgeTone;
  outlined?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center whitespace-nowrap rounded-[0.3125rem] border px-1.5 text-xs font-[450]",
        outlined ? OUTLINES[tone] : classNames("border-transparent", TONES[tone]),
      )}
    >
      {children}
    </span>
  );
}
