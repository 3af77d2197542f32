import type pg from "pg";

type Like = {
  /** SQL that yields rows of the same table under the name `old`, and whatever the columns need beside them. */
  readonly from: string;
  /** SQL for the columns that differ from the old row's. */
  readonly columns: Readonly<Record<string, string>>;
};

/** Adds rows to a table that are like rows it has. A column that a table does not have is left out. */
export async function insertLike(owner: pg.Client, table: string, { from, columns }: Like): Promise<void> {
  const names = await columnsOf(owner, table);
  const quoted = names.map((name) => owner.escapeIdentifier(name));
  const values = names.map((name, index) => columns[name] ?? `old.${quoted[index]}`);
  await owner.query(`INSERT INTO ${table} (${quoted.join(", ")}) SELECT ${values.join(", ")} FROM ${from}`);
}

async function columnsOf(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}
