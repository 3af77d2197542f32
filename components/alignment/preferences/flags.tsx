import { Badge } from "#components/ui/badge.tsx";

/** That length has a part in what a reward model prefers. */
export function LengthFlag({ flag }: { flag: "longer" | "shorter" | null }) {
  return flag && <Badge tone="amber">Length bias: {flag}</Badge>;
}

/** That the place has a part in what a judge prefers. */
export function PositionFlag({ flag }: { flag: "first" | "second" | null }) {
  return flag && <Badge tone="amber">Position bias: {flag}</Badge>;
}

/** A machine's label stays one, wherever it is shown. */
export function MachineBadge({ count }: { count?: number }) {
  return <Badge tone="blue">{count === undefined ? "Machine" : `${count} machine labels`}</Badge>;
}
