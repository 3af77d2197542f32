/** How deep an attribute's value may nest. Instrumentations nest a few levels; a hostile body nests until the stack ends. */
export const MAX_DEPTH = 16;

const MAX_ITEMS = 1_000_000;
const ITEMS_PER_SPAN = 10;

/** Thrown inside the decoders only, which turn it into a refusal. */
export class OverAllowance extends Error {
  override name = "OverAllowance";
}

/**
 * What one request may make a decoder build. Two bytes of protobuf are a whole empty span, so a limit on bytes alone
 * would still let a body of 64 MiB become 30 million objects.
 */
export class Allowance {
  #left = MAX_ITEMS;

  /** Takes one attribute, array element or map entry. */
  takeValue(): void {
    this.#take(1);
  }

  takeSpan(): void {
    this.#take(ITEMS_PER_SPAN);
  }

  #take(items: number): void {
    this.#left -= items;
    if (this.#left < 0) {
      throw new OverAllowance(
        `One request may carry ${MAX_ITEMS / ITEMS_PER_SPAN} spans or ${MAX_ITEMS} attribute values; send smaller batches.`,
      );
    }
  }
}
