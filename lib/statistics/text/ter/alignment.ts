/** Which words of a hypothesis stand for which of the reference. The arrays may be longer than the texts. */
export type Alignment = {
  /** By word of the reference, the word of the hypothesis that stands for it, or the one before where none does; -1 before the first. */
  readonly aligned: Int32Array;
  /** By word, 1 where it is edited. */
  readonly referenceErrors: Uint8Array;
  readonly hypothesisErrors: Uint8Array;
};

export function roomToAlign(words: number): Alignment {
  return {
    aligned: new Int32Array(words),
    referenceErrors: new Uint8Array(words),
    hypothesisErrors: new Uint8Array(words),
  };
}
