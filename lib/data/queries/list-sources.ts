import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { DEFINITION_COLUMNS, definitionOf, type SourceDefinition } from "#lib/data/definition.ts";
import { BASIS_STATES, type Basis, type BasisState, basisOf } from "#lib/data/rules.ts";
import { SOURCE_PAGE_SIZE, type SourceFilter } from "#lib/data/schema.ts";
import { consentFactsOf, SOURCE_FACTS } from "#lib/data/source-facts.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";

export type SourceRow = SourceDefinition & {
  readonly number: number;
  readonly revision: number;
  /** Null for a retired source, which is judged no more. */
  readonly basis: Basis | null;
  readonly consentCount: number;
};

export type SourceList = Page<SourceRow> & {
  /** How many of the sources that match the search stand how. */
  readonly counts: Readonly<Record<BasisState | "retired", number>>;
};

/**
 * The sources of a project by number, searched by name, owner and origin. A state is derived and never stored, so the
 * facts of all that match are judged first; a project has a thousand live sources at most.
 */
export async function listSources(access: ProjectAccess<"record:read">, filter: SourceFilter): Promise<SourceList> {
  const judged = await judgeMatching(access.project.id, filter.search);
  const counts = emptyCounts();
  for (const { state } of judged) counts[state] += 1;
  const wanted = judged.filter(({ state }) => (filter.state ? state === filter.state : state !== "retired"));
  const { page, skip } = pageWithin(wanted.length, filter.page, SOURCE_PAGE_SIZE);
  const shown = new Map(wanted.slice(skip, skip + SOURCE_PAGE_SIZE).map((one) => [one.number, one]));
  const rows = await db().dataSource.findMany({
    where: { projectId: access.project.id, number: { in: [...shown.keys()] } },
    orderBy: { number: "asc" },
    select: { number: true, revision: true, ...DEFINITION_COLUMNS },
  });
  const items = rows.map(({ number, revision, ...row }) => ({
    ...definitionOf(row),
    number,
    revision,
    basis: shown.get(number)?.basis ?? null,
    consentCount: shown.get(number)?.consentCount ?? 0,
  }));
  return { items, total: wanted.length, page, pageSize: SOURCE_PAGE_SIZE, counts };
}

async function judgeMatching(projectId: string, search: string) {
  const contains = { contains: search, mode: "insensitive" } as const;
  const matching = search ? { OR: [{ name: contains }, { owner: contains }, { origin: contains }] } : {};
  const rows = await db().dataSource.findMany({
    where: { projectId, ...matching },
    orderBy: { number: "asc" },
    select: { retiredAt: true, ...SOURCE_FACTS },
  });
  const at = now();
  return rows.map(({ number, retiredAt, consents, ...facts }) => {
    const basis = retiredAt ? null : basisOf(facts, consents.map(consentFactsOf), at);
    return { number, state: basis?.state ?? ("retired" as const), basis, consentCount: consents.length };
  });
}

function emptyCounts(): Record<BasisState | "retired", number> {
  const states = [...Object.keys(BASIS_STATES), "retired"] as (BasisState | "retired")[];
  return Object.fromEntries(states.map((state) => [state, 0])) as Record<BasisState | "retired", number>;
}
