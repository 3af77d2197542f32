import "server-only";
import { may, type ProjectAccess } from "#lib/access/access.ts";
import type { KeyHeader } from "#lib/connections/client/open-connection.ts";
import { namesOf } from "#lib/lifecycle/queries.ts";
import { db } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";

export type ConnectionTestView = {
  readonly ok: boolean;
  readonly sentence: string;
  readonly by: string;
  readonly at: Date;
};

/** A connection as people see it: never its key. */
export type ConnectionView = {
  readonly number: number;
  readonly revision: number;
  readonly name: string;
  readonly baseUrl: string;
  /** Null for an endpoint that asks for none. */
  readonly key: {
    /** Its last four characters, for those who manage connections, where it is long enough to give them away. */
    readonly hint: string | null;
  } | null;
  readonly keyHeader: KeyHeader;
  readonly apiVersion: string | null;
  readonly defaultModel: string;
  /** US dollars per million tokens; both or neither. */
  readonly inputUsd: number | null;
  readonly outputUsd: number | null;
  readonly timeoutSeconds: number;
  readonly addedBy: string;
  readonly addedAt: Date;
  /** The last since it was edited. */
  readonly lastTest: ConnectionTestView | null;
  readonly retired: { readonly at: Date; readonly by: string; readonly reason: string } | null;
};

/** More than a page shows; a project has fifty live ones at most. */
const MOST_RETIRED = 100;

/** The connections of a project by number; retired ones after the live ones, the latest first. */
export async function listConnections(access: ProjectAccess<"record:read">): Promise<ConnectionView[]> {
  const projectId = access.project.id;
  const [live, retired] = await Promise.all([
    db().connection.findMany({ where: { projectId, retiredAt: null }, orderBy: { number: "asc" }, select: COLUMNS }),
    db().connection.findMany({
      where: { projectId, retiredAt: { not: null } },
      orderBy: { retiredAt: "desc" },
      take: MOST_RETIRED,
      select: COLUMNS,
    }),
  ]);
  const rows = [...live, ...retired];
  const people = rows.flatMap((row) => [row.createdById, row.retiredById, row.tests[0]?.authorId ?? null]);
  const nameOf = await namesOf(people);
  const showsHints = may(access, "connection:manage");
  return rows.map((row) => viewOf(row, nameOf, showsHints));
}

const COLUMNS = {
  number: true,
  revision: true,
  name: true,
  baseUrl: true,
  sealedKey: true,
  keyHint: true,
  keyHeader: true,
  apiVersion: true,
  defaultModel: true,
  inputUsd: true,
  outputUsd: true,
  timeoutMs: true,
  createdById: true,
  createdAt: true,
  retiredAt: true,
  retiredById: true,
  retirementReason: true,
  tests: {
    orderBy: { at: "desc" },
    take: 1,
    select: { revision: true, ok: true, message: true, authorId: true, at: true },
  },
} as const satisfies Prisma.ConnectionSelect;

type Row = Prisma.ConnectionGetPayload<{ select: typeof COLUMNS }>;

function viewOf(row: Row, nameOf: (id: string | null) => string, showsHints: boolean): ConnectionView {
  const { number, revision, name, baseUrl, keyHeader, apiVersion, defaultModel, inputUsd, outputUsd } = row;
  const test = row.tests.find((one) => one.revision === revision);
  return {
    number,
    revision,
    name,
    baseUrl,
    key: row.sealedKey === null ? null : { hint: showsHints ? row.keyHint : null },
    keyHeader,
    apiVersion,
    defaultModel,
    inputUsd,
    outputUsd,
    timeoutSeconds: row.timeoutMs / 1000,
    addedBy: nameOf(row.createdById),
    addedAt: row.createdAt,
    lastTest: test ? { ok: test.ok, sentence: test.message, by: nameOf(test.authorId), at: test.at } : null,
    retired: row.retiredAt && { at: row.retiredAt, by: nameOf(row.retiredById), reason: row.retirementReason ?? "" },
  };
}
