import type { ConsentFacts } from "#lib/data/rules.ts";

/** The columns that `basisOf` judges by, for `select`. */
export const SOURCE_FACTS = {
  id: true,
  number: true,
  lawfulBasis: true,
  basisJustification: true,
  personalData: true,
  specialException: true,
  retentionUntil: true,
  consents: {
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      isExplicit: true,
      expiresOn: true,
      replacesId: true,
      withdrawal: { select: { at: true } },
    },
  },
} as const;

/** A consent as its row and its withdrawal tell it. */
export function consentFactsOf(
  row: Omit<ConsentFacts, "withdrawnAt"> & { readonly withdrawal: { readonly at: Date } | null },
): ConsentFacts {
  const { id, number, isExplicit, expiresOn, replacesId, withdrawal } = row;
  return { id, number, isExplicit, expiresOn, replacesId, withdrawnAt: withdrawal?.at ?? null };
}
