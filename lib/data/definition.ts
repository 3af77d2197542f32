import { isoDay } from "#lib/data/rules.ts";
import {
  LAWFUL_BASES,
  type LawfulBasis,
  PERSONAL_DATA,
  type PersonalData,
  SPECIAL_CATEGORIES,
  SPECIAL_EXCEPTIONS,
  type SpecialCategory,
  type SpecialException,
} from "#lib/data/vocabulary.ts";

/** Everything people say about a source: what the form asks, what a revision keeps whole. */
export type SourceDefinition = {
  readonly name: string;
  readonly owner: string;
  readonly description: string;
  readonly origin: string;
  readonly licence: string;
  readonly lawfulBasis: LawfulBasis | null;
  readonly basisJustification: string;
  readonly personalData: PersonalData;
  readonly specialCategories: readonly SpecialCategory[];
  readonly specialException: SpecialException | null;
  readonly region: string;
  /** ISO day, the last one. */
  readonly retentionUntil: string | null;
};

/** The columns of a definition, for `select`. */
export const DEFINITION_COLUMNS = {
  name: true,
  owner: true,
  description: true,
  origin: true,
  licence: true,
  lawfulBasis: true,
  basisJustification: true,
  personalData: true,
  specialCategories: true,
  specialException: true,
  region: true,
  retentionUntil: true,
} as const satisfies Record<keyof SourceDefinition, true>;

type DefinitionRow = Omit<SourceDefinition, "retentionUntil"> & { readonly retentionUntil: Date | null };

/** The definition in a row of data_source, which may carry more. */
export function definitionOf(row: DefinitionRow): SourceDefinition {
  return {
    name: row.name,
    owner: row.owner,
    description: row.description,
    origin: row.origin,
    licence: row.licence,
    lawfulBasis: row.lawfulBasis,
    basisJustification: row.basisJustification,
    personalData: row.personalData,
    specialCategories: row.specialCategories,
    specialException: row.specialException,
    region: row.region,
    retentionUntil: row.retentionUntil && isoDay(row.retentionUntil),
  };
}

/** The same as columns to write. */
export function rowOf(definition: SourceDefinition) {
  return {
    ...definition,
    specialCategories: [...definition.specialCategories],
    retentionUntil: definition.retentionUntil ? new Date(definition.retentionUntil) : null,
  };
}

/** What each part of a definition is called, in the order it is shown. */
export const DEFINITION_LABELS = {
  name: "Name",
  owner: "Owner",
  description: "Description",
  origin: "Origin",
  licence: "Licence",
  personalData: "Personal data",
  specialCategories: "Special categories",
  specialException: "Exception of Art. 9(2)",
  lawfulBasis: "Lawful basis",
  basisJustification: "Why this basis applies",
  region: "Region",
  retentionUntil: "Kept until",
} as const satisfies Record<keyof SourceDefinition, string>;

/** A part of a definition in words, or null when nothing is said. */
export function wordsOf(definition: SourceDefinition, part: keyof SourceDefinition): string | null {
  switch (part) {
    case "lawfulBasis":
      return definition.lawfulBasis && LAWFUL_BASES[definition.lawfulBasis].label;
    case "personalData":
      return PERSONAL_DATA[definition.personalData].label;
    case "specialCategories":
      return definition.specialCategories.map((key) => SPECIAL_CATEGORIES[key].label).join(", ") || null;
    case "specialException":
      return definition.specialException && SPECIAL_EXCEPTIONS[definition.specialException].label;
    default:
      return definition[part] || null;
  }
}

export type DefinitionChange = {
  readonly part: keyof SourceDefinition;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What an edit changed, in words, in the order of the form. */
export function changesBetween(before: SourceDefinition, after: SourceDefinition): DefinitionChange[] {
  return PARTS.map((part) => ({
    part,
    label: DEFINITION_LABELS[part],
    before: wordsOf(before, part),
    after: wordsOf(after, part),
  })).filter((change) => change.before !== change.after);
}

const PARTS = Object.keys(DEFINITION_LABELS) as (keyof SourceDefinition)[];
