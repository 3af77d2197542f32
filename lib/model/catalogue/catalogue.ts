import { ALIBABA } from "#lib/model/catalogue/alibaba.ts";
import { ANTHROPIC } from "#lib/model/catalogue/anthropic.ts";
import type { CatalogueModel } from "#lib/model/catalogue/catalogue-model.ts";
import { DEEPSEEK } from "#lib/model/catalogue/deepseek.ts";
import { GOOGLE } from "#lib/model/catalogue/google.ts";
import { META } from "#lib/model/catalogue/meta.ts";
import { MICROSOFT } from "#lib/model/catalogue/microsoft.ts";
import { MISTRAL } from "#lib/model/catalogue/mistral.ts";
import { OPENAI } from "#lib/model/catalogue/openai.ts";
import { OTHERS } from "#lib/model/catalogue/others.ts";
import { RESEARCH } from "#lib/model/catalogue/research.ts";

/** Every base model Cairn knows by itself. A project adds its own beside them. */
export const CATALOGUE: readonly CatalogueModel[] = [
  ...OPENAI,
  ...ANTHROPIC,
  ...GOOGLE,
  ...META,
  ...MISTRAL,
  ...ALIBABA,
  ...DEEPSEEK,
  ...MICROSOFT,
  ...RESEARCH,
  ...OTHERS,
];

const BY_KEY = new Map(CATALOGUE.map((model) => [model.key, model]));

/** @returns undefined for a model that this version of the catalogue does not have. */
export function catalogueModel(key: string): CatalogueModel | undefined {
  return BY_KEY.get(key);
}
