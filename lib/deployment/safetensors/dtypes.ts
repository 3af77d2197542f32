/** How many bits a number of each type takes, by its name in a header. */
export const DTYPE_BITS: Readonly<Record<string, number>> = {
  ...{ BOOL: 8, U8: 8, I8: 8, U16: 16, I16: 16, U32: 32, I32: 32, U64: 64, I64: 64 },
  ...{ F4: 4, F6_E2M3: 6, F6_E3M2: 6, F8_E4M3: 8, F8_E5M2: 8, F8_E8M0: 8 },
  ...{ F16: 16, BF16: 16, F32: 32, F64: 64, C64: 64 },
};

/** Numbers that say something: a weight. Whole numbers hold weights only where they are packed, or of an 8-bit scheme. */
export function isFloating(dtype: string): boolean {
  return /^(B?F|C)/.test(dtype) && dtype !== "BOOL";
}
