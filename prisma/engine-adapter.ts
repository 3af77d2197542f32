import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type pg from "pg";

/** PostgreSQL's numbers for the catalogue's one-letter type and for text. */
const CHAR = 18;
const TEXT = 25;

type Described = { fields?: { name: string; dataTypeID: number }[] };

/** Prisma's adapter as its schema engine needs it, which the stock one, made for the client, does not quite meet. */
export class EngineAdapter extends PrismaPg {
  readonly #pool: pg.Pool;
  /** The columns seen so far that hold single letters, by name. */
  readonly #letters = new Set<string>();

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    // The stock adapter cuts a script at every semicolon, which breaks function bodies and comments. Whole, it runs as
    // written, and as one transaction: a migration that fails leaves nothing behind.
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    // The stock adapter refuses the one-letter type, in which the catalogue says what kind a constraint is.
    this.#announceLettersAsText();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const isLetter = (column: number) => this.#letters.has(result.columnNames[column] ?? "");
      const columnTypes = result.columnTypes.map((type, column) =>
        isLetter(column) ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }

  #announceLettersAsText(): void {
    const query = this.#pool.query.bind(this.#pool) as (...args: unknown[]) => Promise<Described>;
    const announcing = async (...args: unknown[]) => {
      const result = await query(...args);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== CHAR) continue;
        this.#letters.add(field.name);
        field.dataTypeID = TEXT;
      }
      return result;
    };
    Object.assign(this.#pool, { query: announcing });
  }
}
