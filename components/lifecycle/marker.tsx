import { useId } from "react";
import type { MarkerState } from "#lib/lifecycle/trail.ts";

export const MARKER_LABELS: Record<MarkerState, string> = {
  planned: "planned",
  active: "active",
  "in-review": "in review",
  passed: "passed",
  stale: "stale",
  waived: "waived",
  closed: "closed",
};

const COLOURS: Record<MarkerState, string> = {
  planned: "text-faint",
  active: "text-blue",
  "in-review": "text-blue",
  passed: "text-accent",
  stale: "text-amber",
  waived: "text-amber",
  closed: "text-red",
};

type MarkerProps = { state: MarkerState; label?: string; className?: string };

/** A phase's state, told by shape. `label` names it for screen readers and on hover; without one it is decoration. */
export function Marker({ state, label, className = "size-5" }: MarkerProps) {
  return (
    <span title={label} className={`inline-grid shrink-0 ${COLOURS[state]}`}>
      <svg viewBox="0 0 20 20" aria-hidden="true" className={className}>
        <Shape state={state} />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}

function Shape({ state }: { state: MarkerState }) {
  switch (state) {
    case "planned":
      return <circle cx="10" cy="10" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case "active":
      return (
        <>
          <circle cx="10" cy="10" r="8.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <circle cx="10" cy="10" r="4" fill="currentColor" />
        </>
      );
    case "in-review":
      return (
        <>
          <circle cx="10" cy="10" r="8.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M10 4.2a5.8 5.8 0 0 0 0 11.6Z" fill="currentColor" />
        </>
      );
    case "passed":
      return (
        <>
          <circle cx="10" cy="10" r="9" fill="currentColor" />
          <path
            d="m6.2 10.3 2.6 2.6 5-5.4"
            className="stroke-surface"
            fill="none"
            strokeWidth="1.9"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      );
    case "stale":
      return (
        <>
          <circle
            cx="10"
            cy="10"
            r="8.2"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeDasharray="3.1 2.05"
          />
          <path d="M10 5.6V10l2.9 2.1" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </>
      );
    case "waived":
      return <Hatched />;
    case "closed":
      return (
        <>
          <circle cx="10" cy="10" r="9" fill="currentColor" />
          <path d="m7.1 7.1 5.8 5.8m0-5.8-5.8 5.8" className="stroke-surface" strokeWidth="1.9" strokeLinecap="round" />
        </>
      );
  }
}

function Hatched() {
  const clip = useId();
  return (
    <>
      <clipPath id={clip}>
        <circle cx="10" cy="10" r="8.2" />
      </clipPath>
      <circle cx="10" cy="10" r="8.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path
        d="M-1 9 9-1M-1 13 13-1M1 17 17 1M5 19 19 5M9 21 21 9"
        clipPath={`url(#${clip})`}
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </>
  );
}
