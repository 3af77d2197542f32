import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#lib/platform/env.ts";
import { type Prisma, PrismaClient } from "#lib/platform/generated/client.ts";

/** What a command receives inside its transaction. */
export type Tx = Prisma.TransactionClient;

type Connections = { prisma: PrismaClient; pool: pg.Pool };

// One pool a process, also across the bundles Next.js makes of this module and across reloads in development.
const holder = globalThis as typeof globalThis & { [key: symbol]: Connections | undefined };
const KEY = Symbol.for("cairn.connections");

function connections(): Connections {
  let made = holder[KEY];
  if (!made) {
    const { DATABASE_URL, CAIRN_DATABASE_POOL } = env();
    const pool = new pg.Pool(poolConfig(DATABASE_URL, CAIRN_DATABASE_POOL));
    // An idle connection that PostgreSQL drops is replaced on the next use; unhandled, it would end the process.
    pool.on("error", () => undefined);
    made = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
    holder[KEY] = made;
  }
  return made;
}

/**
 * Every connection takes the application's role, which may only add to the ledger. The role is part of the connection's
 * start-up packet, so there is no moment in which a query could run with the owner's rights.
 */
export function poolConfig(connectionString: string, max: number): pg.PoolConfig {
  const { CAIRN_DATABASE_ROLE } = env();
  return {
    connectionString,
    max,
    connectionTimeoutMillis: 10_000,
    ...(CAIRN_DATABASE_ROLE ? { options: `-c role=${CAIRN_DATABASE_ROLE}` } : {}),
  };
}

export function db(): PrismaClient {
  return connections().prisma;
}

type Reads = readonly (() => unknown)[];
type Read<T extends Reads> = { -readonly [Index in keyof T]: Awaited<ReturnType<T[Index]>> };

/**
 * The results of several reads that do not depend on each other: side by side where each gets a connection of its own,
 * one after another in a transaction, which has only one.
 */
export async function readAll<const T extends Reads>(tx: Tx, reads: T): Promise<Read<T>> {
  const results: unknown[] = [];
  if (tx === db()) results.push(...(await Promise.all(reads.map((read) => read()))));
  else for (const read of reads) results.push(await read());
  return results as Read<T>;
}

/** Plain SQL, for the hot paths that keep it in files of their own. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** Lets everything in this process ask its database through another pool while `work` runs; ends that pool afterwards. */
export async function throughPool<T>(other: pg.Pool, work: () => Promise<T>): Promise<T> {
  const before = holder[KEY];
  holder[KEY] = { pool: other, prisma: new PrismaClient({ adapter: new PrismaPg(other) }) };
  try {
    return await work();
  } finally {
    await disconnect();
    holder[KEY] = before;
  }
}

/** Ends the connections, so that a script can stop and a test can drop its database. */
export async function disconnect(): Promise<void> {
  const made = holder[KEY];
  holder[KEY] = undefined;
  if (!made) return;
  await made.prisma.$disconnect();
  await made.pool.end();
}
