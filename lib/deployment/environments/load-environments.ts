import { cache } from "react";
import { DEFAULT_ENVIRONMENTS, type EnvironmentSettings } from "#lib/deployment/environments/defaults.ts";
import type { Tx } from "#lib/platform/db.ts";

/** An environment as it is kept; without an id it is one of the defaults that nobody has used or changed yet. */
export type LoadedEnvironment = EnvironmentSettings & { readonly id: string | null };
export type StoredEnvironment = EnvironmentSettings & { readonly id: string };

const COLUMNS = {
  id: true,
  key: true,
  name: true,
  description: true,
  position: true,
  requiredGates: true,
  approvals: true,
  tokenSeconds: true,
} as const;

/** The environments of a project that are not retired, in their order. Once for each page. */
export const loadEnvironments = cache(async (tx: Tx, projectId: string): Promise<readonly LoadedEnvironment[]> => {
  const rows = await tx.environment.findMany({
    where: { projectId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { ...COLUMNS, retiredAt: true },
  });
  if (rows.length === 0) return DEFAULT_ENVIRONMENTS.map((settings) => ({ ...settings, id: null }));
  return rows.filter(({ retiredAt }) => retiredAt === null).map(({ retiredAt: _, ...environment }) => environment);
});

/** The same within a change: the defaults become rows, so that what is written next can name them. */
export async function storedEnvironments(tx: Tx, projectId: string, at: Date): Promise<readonly StoredEnvironment[]> {
  const loaded = await loadEnvironments(tx, projectId);
  if (loaded.every(isStored)) return loaded;
  return tx.environment.createManyAndReturn({
    data: DEFAULT_ENVIRONMENTS.map(({ requiredGates, ...settings }) => ({
      ...settings,
      requiredGates: [...requiredGates],
      projectId,
      createdAt: at,
    })),
    select: COLUMNS,
  });
}

function isStored(environment: LoadedEnvironment): environment is StoredEnvironment {
  return environment.id !== null;
}
