export type CountBarState = "met" | "failed" | "insufficient" | "waived" | "none";

const LOOKS: Record<CountBarState, string> = {
  met: "bg-accent",
  failed: "bg-red",
  insufficient: "bg-[repeating-linear-gradient(90deg,var(--color-amber)_0_3px,transparent_3px_5px)]",
  waived: "border border-amber",
  none: "bg-line",
};

/** One dash for each objective, and the sum in words. */
export function CountBar({ states, label }: { states: readonly CountBarState[]; label: string }) {
  return (
    <div>
      <div aria-hidden="true" className="flex w-max max-w-33 flex-wrap gap-0.5">
        {states.map((state, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dashes have no identity and never move
          <span key={index} className={`h-1.25 w-3.5 rounded-full ${LOOKS[state]}`} />
        ))}
      </div>
      <p className="mt-0.5 text-xs text-muted">{label}</p>
    </div>
  );
}
