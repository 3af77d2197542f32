import { CountBar, type CountBarState } from "#components/ui/count-bar.tsx";
import type { ObjectiveState } from "#lib/evaluation/rules.ts";

const BAR: Record<ObjectiveState, CountBarState> = {
  met: "met",
  failed: "failed",
  insufficient: "insufficient",
  "not-measured": "none",
};

/** A dash for each objective and how many are met. */
export function ObjectiveTally({ states }: { states: readonly ObjectiveState[] }) {
  if (states.length === 0) return <span className="text-xs text-muted">none yet</span>;
  const met = states.filter((state) => state === "met").length;
  return <CountBar states={states.map((state) => BAR[state])} label={`${met} of ${states.length} met`} />;
}
