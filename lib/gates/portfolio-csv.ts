import { stringify } from "csv-stringify/sync";
import type { PortfolioRow } from "#lib/gates/portfolio.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";

const COLUMNS = [
  ...["project", "name", "role", "risk_tier", "due_on"],
  ...PHASE_KEYS,
  ...["blocked_by", "detail", "next_action", "next_action_path", "objectives", "objectives_met"],
] as const;

// A cell that begins with =, +, - or @ would be run as a formula by a spreadsheet (OWASP, CSV injection).
const OPTIONS = { escape_formulas: true, record_delimiter: "windows" } as const;

export function portfolioCsvHead(): string {
  return stringify([[...COLUMNS]], OPTIONS);
}

/** Projects as lines of CSV (RFC 4180), each phase with the state of its marker. */
export function portfolioCsvLines(rows: readonly PortfolioRow[]): string {
  return stringify(
    rows.map(({ slug, name, role, riskTier, dueOn, trail, blocker, objectives }) => [
      ...[slug, name, role, riskTier ?? "", dueOn?.toISOString().slice(0, 10) ?? ""],
      ...PHASE_KEYS.map((phase) => trail.find((marker) => marker.phase === phase)?.state ?? "planned"),
      ...[blocker?.sentence ?? "", blocker?.detail ?? "", blocker?.action?.label ?? ""],
      blocker?.action ? `/projects/${slug}/${blocker.action.path}` : "",
      ...[objectives.length, objectives.filter((state) => state === "met").length],
    ]),
    OPTIONS,
  );
}
