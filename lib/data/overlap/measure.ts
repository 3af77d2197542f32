import { setImmediate as nextTurn } from "node:timers/promises";
import type { VersionRow } from "#lib/data/datasets/read-rows.ts";
import { MOST_EXAMPLES, type Overlap, type OverlapExample } from "#lib/data/overlap/overlap.ts";
import { textOf } from "#lib/data/overlap/passages.ts";
import { TestIndex } from "#lib/data/overlap/test-index.ts";

/** One of two sets that are compared. */
export type ComparedSet = {
  readonly rows: (from: number) => AsyncIterable<VersionRow>;
  /** Which columns hold its text. */
  readonly textColumns: readonly string[];
};

type Measuring = {
  readonly test: ComparedSet;
  readonly train: ComparedSet;
  readonly signal: AbortSignal;
  /** Called for each row that was read, of either set. */
  readonly onRow: () => void;
  /** How much text of the test set is held at a time. */
  readonly partCharacters?: number;
};

/** With its index this takes some hundred megabytes. */
const PART_CHARACTERS = 8_000_000;
const PART_ROWS = 50_000;

/** Others are served in between. */
const TURN_MS = 12;

/**
 * How much of a test set stands in a training set. The training set is streamed past an index of the test set, as many times
 * as the test set has parts that fit into memory; almost always that is once.
 */
export async function measureOverlap({
  test,
  train,
  signal,
  onRow,
  partCharacters = PART_CHARACTERS,
}: Measuring): Promise<Overlap> {
  const breathe = breathing(signal);
  const sum = { testRows: 0, trainRows: 0, exactRows: 0, ngramRows: 0, nearRows: 0, anyRows: 0 };
  const examples: OverlapExample[] = [];
  for (let isLast = false; !isLast; ) {
    const index = new TestIndex();
    isLast = true;
    let rows = 0;
    for await (const { row, value } of test.rows(sum.testRows)) {
      if (index.characters >= partCharacters || rows === PART_ROWS) {
        isLast = false;
        break;
      }
      index.add(row, textOf(value, test.textColumns));
      rows += 1;
      onRow();
      await breathe();
    }
    index.seal();
    sum.testRows += rows;
    sum.trainRows = 0;
    for await (const { row, value } of train.rows(0)) {
      index.find(row, textOf(value, train.textColumns));
      sum.trainRows += 1;
      onRow();
      await breathe();
    }
    const found = index.counts();
    sum.exactRows += found.exact;
    sum.ngramRows += found.ngram;
    sum.nearRows += found.near;
    sum.anyRows += found.any;
    examples.push(...index.examples(MOST_EXAMPLES - examples.length));
  }
  return { ...sum, examples };
}

function breathing(signal: AbortSignal): () => Promise<void> | undefined {
  let until = performance.now() + TURN_MS;
  return () => {
    signal.throwIfAborted();
    if (performance.now() < until) return undefined;
    return nextTurn().then(() => {
      until = performance.now() + TURN_MS;
    });
  };
}
