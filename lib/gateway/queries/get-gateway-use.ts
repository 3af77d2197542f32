import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type GatewaySums, sumUp } from "#lib/gateway/sums.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export const USE_DAYS = 30;

export type GatewayUse = {
  readonly total: GatewaySums;
  /** By model, the one most called first. */
  readonly models: readonly (GatewaySums & { readonly model: string })[];
  /** By day in UTC, the oldest first; a day without calls is not there. */
  readonly days: readonly (GatewaySums & { readonly day: Date })[];
};

/** What the gateway did in the last 30 days. Sums of hours: what is read does not grow with the number of calls. */
export async function getGatewayUse(access: ProjectAccess<"project:read">): Promise<GatewayUse> {
  const since = new Date(now().getTime() - USE_DAYS * 86_400_000);
  const hours = await db().gatewayHour.findMany({
    where: { projectId: access.project.id, hour: { gte: since } },
    orderBy: { hour: "asc" },
    omit: { projectId: true },
  });
  const rows = hours.map((row) => ({ ...row, savedTokens: Number(row.savedTokens) }));
  const byModel = Map.groupBy(rows, ({ model }) => model);
  const byDay = Map.groupBy(rows, ({ hour }) => hour.toISOString().slice(0, 10));
  return {
    total: sumUp(rows),
    models: [...byModel]
      .map(([model, ofModel]) => ({ model, ...sumUp(ofModel) }))
      .toSorted((a, b) => b.calls - a.calls),
    days: [...byDay].map(([day, ofDay]) => ({ day: new Date(day), ...sumUp(ofDay) })),
  };
}
