/**
 * A number for a label, the same in every thread and on every machine, so that classes can be told apart by the
 * numbers items leave behind. Two lanes of 32 bits over the UTF-16 units, each ended by the finaliser of MurmurHash3;
 * 53 bits of them fit a double.
 *
 * Two labels may share a code, and would then count as one class: among k different labels with the chance k² / 2⁵⁴,
 * one in 180 million for 10 000 of them. That is accepted, for a table of labels would have to be shared by all
 * threads.
 *
 * @returns a whole number from 0 to 2⁵³ − 1.
 */
export function labelCode(label: string): number {
  let high = 0x2f0b4f6d ^ label.length;
  let low = 0x61c88647 ^ label.length;
  for (let at = 0; at < label.length; at += 1) {
    const unit = label.charCodeAt(at);
    high = turn(Math.imul(high ^ unit, 0xcc9e2d51), 15) + 0xe6546b64;
    low = turn(Math.imul(low ^ unit, 0x1b873593), 13) + 0x38495ab5;
  }
  const ended = finalise(low ^ Math.imul(high, 5));
  return (finalise(high ^ ended) >>> 11) * 2 ** 32 + ended;
}

function turn(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function finalise(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
