import { event } from "#lib/ledger/event.ts";

type Row = { id: string; name: string };
type ObjectiveRow = { objectiveId: string; number: number; name: string };

export const scopeEvents = {
  "brief.saved": event<{ revision: number }>(() => "edited the brief"),
  "market-entry.added": event<Row>((p) => `added the market research entry “${p.name}”`),
  "market-entry.edited": event<Row>((p) => `edited the market research entry “${p.name}”`),
  "market-entry.removed": event<Row>((p) => `removed the market research entry “${p.name}”`),
  "interview.added": event<Row>((p) => `added the interview with ${p.name}`),
  "interview.edited": event<Row>((p) => `edited the interview with ${p.name}`),
  "interview.removed": event<Row>((p) => `removed the interview with ${p.name}`),
  "technology-option.added": event<Row>((p) => `added the technology option ${p.name}`),
  "technology-option.edited": event<Row>((p) => `edited the technology option ${p.name}`),
  "technology-option.removed": event<Row>((p) => `removed the technology option ${p.name}`),
  "feasibility.saved": event<{ revision: number }>(() => "scored the feasibility"),
  "feasibility.decided": event<{ decision: string; total: number }>(
    (p) => `decided the feasibility: ${p.decision.replace("_", "-")}, at ${p.total.toFixed(2)} of 5`,
  ),
  "feasibility.reconsidered": event<{ from: string; reason: string }>(
    (p) => `took back the feasibility decision (${p.from.replace("_", "-")}): ${p.reason}`,
  ),
  "risk-tier.set": event<{ assessmentId: string; tier: string; from: string | null }>(
    (p) => `set the risk tier to ${p.tier}${p.from && p.from !== p.tier ? ` (it was ${p.from})` : ""}`,
  ),
  "objective.created": event<ObjectiveRow>((p) => `set objective ${p.number}, ${p.name}`),
  "objective.edited": event<ObjectiveRow & { fields: string[]; afterFreeze: boolean }>(
    (p) =>
      `changed ${p.fields.join(", ").toLowerCase()} of objective ${p.number}, ${p.name}${p.afterFreeze ? ", after it was frozen" : ""}`,
  ),
  "objective.frozen": event<ObjectiveRow>((p) => `froze objective ${p.number}, ${p.name}`),
  "objective.retired": event<ObjectiveRow & { reason: string }>(
    (p) => `retired objective ${p.number}, ${p.name}: ${p.reason}`,
  ),
};
