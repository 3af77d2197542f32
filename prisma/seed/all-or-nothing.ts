import pg from "pg";
import { poolConfig, throughPool } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";

/**
 * Runs commands, each of which commits for itself, as one transaction: a process that dies in the middle leaves nothing
 * behind. Everything goes through a single connection, on which an inner transaction becomes a savepoint.
 */
export function allOrNothing(work: () => Promise<void>): Promise<void> {
  const pool = new pg.Pool({
    ...poolConfig(env().DATABASE_URL, 1),
    Client: NestingClient,
    // A connection closed for being idle would take the whole transaction with it.
    idleTimeoutMillis: 0,
  });
  return throughPool(pool, async () => {
    await pool.query("BEGIN");
    // Left out on a failure, so that the end of the connection undoes everything.
    await work();
    await pool.query("COMMIT");
  });
}

/** A connection that takes a BEGIN within a BEGIN for a savepoint. */
class NestingClient extends pg.Client {
  #depth = 0;

  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = this.query;
    const query = (first: unknown, ...rest: unknown[]) => Reflect.apply(send, this, [this.#nested(first), ...rest]);
    Object.defineProperty(this, "query", { value: query });
  }

  #nested(query: unknown): unknown {
    if (typeof query === "string") return this.#nestedText(query);
    if (typeof query !== "object" || query === null || !("text" in query)) return query;
    return typeof query.text === "string" ? { ...query, text: this.#nestedText(query.text) } : query;
  }

  #nestedText(text: string): string {
    const [verb, rest] = [text.match(/^(BEGIN|COMMIT|ROLLBACK)(?=;|$)/)?.[1], text.replace(/^\w+/, "")];
    if (verb === undefined) return text;
    if (verb === "BEGIN") {
      this.#depth += 1;
      return this.#depth === 1 ? text : `SAVEPOINT level_${this.#depth}${rest}`;
    }
    this.#depth -= 1;
    if (this.#depth === 0) return text;
    const savepoint = `level_${this.#depth + 1}`;
    return `${verb === "COMMIT" ? "RELEASE" : "ROLLBACK TO"} SAVEPOINT ${savepoint}${rest}`;
  }
}
