import { createHash } from "node:crypto";
import { type Aggregation, ItemSums } from "#lib/evaluation/formats/item-sums.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { ImportedItem, ImportedScore } from "#lib/evaluation/imported.ts";
import type { ImportRun } from "#lib/evaluation/importer.ts";
import { MAX_SCORES } from "#lib/evaluation/storable.ts";
import type { NonFinite } from "#lib/platform/json-value.ts";

const ITEMS_A_BATCH = 500;
/** Of text: long documents are handed on a few at a time. */
const CHARACTERS_A_BATCH = 1_000_000;

/** More do not fit the memory that telling their keys apart takes. */
export const MOST_ITEMS = 1_000_000;

/** Each item keeps a place for every metric. */
export const MOST_METRICS = 1_000;

/** What `values` cannot hold: metric by metric, NaN or an infinity. */
export type NonFiniteValues = Readonly<Record<string, NonFinite>>;

export type Place = {
  /** Of the file, from 1; where it has no lines, the number of the item. */
  readonly line: number;
  readonly nonFinite?: NonFiniteValues;
};

export type CollectorOptions = {
  /** What the places are called in messages. */
  readonly unit?: "Lines" | "Items";
  readonly aggregationOf?: (metric: string) => Aggregation;
};

/** What the scores of a task have in common. */
export type TaskFacts = Partial<Pick<ImportedScore, "taskAlias" | "nShot" | "version" | "nOriginal">>;

/** Hands items on in batches, and adds up the scores that follow from them. */
export class ItemCollector {
  readonly #run: ImportRun;
  readonly #options: CollectorOptions;
  readonly #lines = new Map<string, number>();
  readonly #sums = new Map<string, ItemSums>();
  readonly #metrics = new Set<string>();
  readonly #odd = new Map<string, { count: number; line: number }>();
  #batch: ImportedItem[] = [];
  #characters = 0;
  #count = 0;

  constructor(run: ImportRun, options: CollectorOptions = {}) {
    this.#run = run;
    this.#options = options;
  }

  get count(): number {
    return this.#count;
  }

  /** How many tasks there were. */
  get taskCount(): number {
    return new Set([...this.#sums.keys()].map((key) => partsOf(key)[0])).size;
  }

  /** @throws ImportError where another item of its task has the same key. */
  async add(said: ImportedItem, { line, nonFinite = {} }: Place): Promise<void> {
    const item = fitted(said);
    this.#checkKey(item, line);
    for (const [metric, value] of Object.entries(item.values))
      if (value !== null) this.#sumsOf(item, metric).add(value);
    for (const [metric, what] of Object.entries(nonFinite)) {
      this.#sumsOf(item, metric).addNonFinite(what);
      this.#odd.set(metric, { line, ...this.#odd.get(metric), count: (this.#odd.get(metric)?.count ?? 0) + 1 });
    }
    this.#batch.push(item);
    this.#count += 1;
    this.#characters += (item.input?.length ?? 0) + (item.answer?.length ?? 0);
    if (this.#batch.length >= ITEMS_A_BATCH || this.#characters >= CHARACTERS_A_BATCH) await this.flush();
  }

  /** Hands on what waits; to be called after the last item. */
  async flush(): Promise<void> {
    this.#run.signal.throwIfAborted();
    if (this.#batch.length === 0) return;
    const batch = this.#batch;
    this.#batch = [];
    this.#characters = 0;
    await this.#run.items(batch);
  }

  /** The scores that the items make, in the order in which they came. */
  scores(factsOf: (task: string) => TaskFacts = () => ({})): ImportedScore[] {
    return [...this.#sums].map(([key, sums]) => {
      const [task, filter, metric] = partsOf(key);
      return {
        ...{ task, taskAlias: task, metric, filter },
        ...sums.scoreAs(metric, this.#options.aggregationOf?.(metric) ?? "mean"),
        ...{ nOriginal: null, nShot: null, higherIsBetter: null, isGroup: false, parent: null, version: null },
        ...factsOf(task),
      };
    });
  }

  /** What was odd, as sentences for people. */
  warnings(): string[] {
    const place = this.#options.unit === "Items" ? "item" : "line";
    return [...this.#odd].map(
      ([metric, { count, line }]) =>
        `${count === 1 ? "One item has" : `${count} items have`} no finite number for ${metric}, first in ${place} ${line}; its score is none either.`,
    );
  }

  #checkKey({ task, filter, key }: ImportedItem, line: number): void {
    const name = JSON.stringify([task, filter, key]);
    const before = this.#lines.get(name);
    if (before !== undefined) {
      const { unit = "Lines" } = this.#options;
      const of = filter === "none" ? task : `${task}, filter ${filter}`;
      throw new ImportError(
        "import.same-id",
        `${unit} ${before} and ${line} have the same id, “${key.slice(0, 100)}” (${of}). Every item needs its own.`,
        "id",
      );
    }
    if (this.#lines.size >= MOST_ITEMS)
      throw new ImportError("import.too-much", `The file has more than ${MOST_ITEMS} items. Split it.`);
    this.#lines.set(name, line);
  }

  #sumsOf({ task, filter }: ImportedItem, metric: string): ItemSums {
    const key = JSON.stringify([task, filter, metric]);
    const known = this.#sums.get(key);
    if (known) return known;
    this.#metrics.add(metric);
    if (this.#metrics.size > MOST_METRICS)
      throw new ImportError("import.too-much", `The items have more than ${MOST_METRICS} metrics. Split the file.`);
    if (this.#sums.size >= MAX_SCORES)
      throw new ImportError("import.too-much", `The items make more than ${MAX_SCORES} scores. Split the file.`);
    const sums = new ItemSums();
    this.#sums.set(key, sums);
    return sums;
  }
}

/** In bytes: task, filter and key stand together in one entry of an index, which has room for 2 700. */
const MAX_NAME_BYTES = 400;
const MAX_TOKENS = 2 ** 31 - 1;

/** Makes an item fit for its table, whatever the file says. @throws ImportError */
function fitted(item: ImportedItem): ImportedItem {
  for (const [what, name] of [
    ["task", item.task],
    ["filter", item.filter],
  ] as const) {
    if (Buffer.byteLength(name) > MAX_NAME_BYTES)
      throw new ImportError(
        "import.field",
        `The ${what} “${name.slice(0, 60)}…” has a name of more than ${MAX_NAME_BYTES} bytes.`,
        what,
      );
  }
  return {
    ...item,
    key:
      Buffer.byteLength(item.key) > MAX_NAME_BYTES
        ? `sha256:${createHash("sha256").update(item.key).digest("hex")}`
        : item.key,
    promptTokens: tokens(item.promptTokens),
    completionTokens: tokens(item.completionTokens),
  };
}

function tokens(count: number | null): number | null {
  return count !== null && Number.isInteger(count) && count >= 0 && count <= MAX_TOKENS ? count : null;
}

function partsOf(key: string): [task: string, filter: string, metric: string] {
  return JSON.parse(key);
}
