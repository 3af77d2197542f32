/** The beginning of a file of answers: enough to see which columns there are. */
export type Peeked = {
  readonly format: "jsonl" | "csv";
  readonly columns: readonly string[];
  /** What stands in the first record, by column. */
  readonly example: Readonly<Record<string, string>>;
};

const PEEKED_BYTES = 65_536;
const GZIP = [0x1f, 0x8b] as const;

/**
 * Looks at the first 64 kB of a file, unpacked where it is a .gz. It guesses, to fill in a form; the server reads the file properly.
 *
 * @returns null where no record can be made out.
 */
export async function peekFile(file: File): Promise<Peeked | null> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = start[0] === GZIP[0] && start[1] === GZIP[1];
  const bytes = await firstBytes(isPacked ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream());
  return peekText(new TextDecoder().decode(bytes), file.name);
}

async function firstBytes(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const bytes = new Uint8Array(PEEKED_BYTES);
  let length = 0;
  try {
    while (length < PEEKED_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      const piece = value.subarray(0, PEEKED_BYTES - length);
      bytes.set(piece, length);
      length += piece.length;
    }
    await reader.cancel();
  } catch {
    // A file that breaks off is the server's to refuse; what came before says which columns it has.
  }
  return bytes.subarray(0, length);
}

/** The same of a text that may break off anywhere. */
export function peekText(whole: string, fileName: string): Peeked | null {
  const text = whole.replace(/^\ufeff/, "").trimStart();
  const bare = fileName.toLowerCase().replace(/\.gz$/, "");
  const isTable = /\.(csv|tsv)$/.test(bare) || (!/\.(jsonl|ndjson|json)$/.test(bare) && !text.startsWith("{"));
  return isTable ? peekTable(text) : peekLines(text);
}

/** Columns that only later lines have show too, and members of objects by their path. */
function peekLines(text: string): Peeked | null {
  const example: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const value = tryJson(line);
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    for (const [column, found] of columnsOf(value)) example[column] ??= shown(found);
  }
  const columns = Object.keys(example);
  return columns.length === 0 ? null : { format: "jsonl", columns, example };
}

function columnsOf(value: object, path = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([name, found]): [string, unknown][] => {
    const isObject = typeof found === "object" && found !== null && !Array.isArray(found);
    const column = `${path}${name}`;
    return [[column, found], ...(isObject && path === "" ? columnsOf(found, `${column}.`) : [])];
  });
}

function peekTable(text: string): Peeked | null {
  const lineEnd = text.search(/\r?\n/);
  const header = lineEnd < 0 ? text : text.slice(0, lineEnd);
  const unquoted = header.replaceAll(/"[^"]*"/g, "");
  const delimiters = [",", ";", "\t", "|"].map((mark) => ({ mark, count: unquoted.split(mark).length }));
  const delimiter = delimiters.reduce((most, one) => (one.count > most.count ? one : most)).mark;
  const [columns = [], first = []] = firstRows(text, delimiter, 2);
  if (columns.every((name) => name.trim() === "")) return null;
  return { format: "csv", columns, example: Object.fromEntries(columns.map((name, at) => [name, first[at] ?? ""])) };
}

/** The first rows of a table, as RFC 4180 has them. */
function firstRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = [];
  const pattern = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${delimiter === "|" ? "\\|" : delimiter}\\r\\n]*))(${delimiter === "|" ? "\\|" : delimiter}|\\r?\\n|$)`,
    "y",
  );
  let row: string[] = [];
  for (let match = pattern.exec(text); match && rows.length < most; match = pattern.exec(text)) {
    const [, quoted, plain = "", end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === delimiter) continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows;
}

function shown(found: unknown): string {
  return typeof found === "string" ? found : JSON.stringify(found);
}

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
