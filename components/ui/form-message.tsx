import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type MessageTone = "good" | "red" | "amber" | "blue";

const TONES: Record<MessageTone, string> = {
  good: "bg-accent-soft text-accent",
  red: "bg-red-soft text-red",
  amber: "bg-amber-soft text-amber",
  blue: "bg-blue-soft text-blue",
};

/** What a form or a page has to say as a whole. An error interrupts a screen reader; anything else waits its turn. */
export function FormMessage({ tone, children }: { tone: MessageTone; children: ReactNode }) {
  return (
    <div role={tone === "red" ? "alert" : "status"} className={classNames("rounded-md px-3 py-2", TONES[tone])}>
      {children}
    </div>
  );
}
