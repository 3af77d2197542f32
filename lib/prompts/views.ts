import { z } from "zod";
import type { Prisma } from "#lib/platform/generated/client.ts";
import type { PromptContent } from "#lib/prompts/rules/content.ts";
import { settingsSchema } from "#lib/prompts/schema.ts";

/** What everybody in the project may know of a version; nothing of what it says. */
export type VersionHead = {
  readonly number: number;
  readonly note: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly contentSha256: string;
};

/** A version with all that it says. */
export type PromptVersionView = VersionHead &
  PromptContent & {
    readonly id: string;
    readonly variables: readonly string[];
  };

export const VERSION_HEAD = {
  number: true,
  note: true,
  createdByName: true,
  createdAt: true,
  contentSha256: true,
} as const satisfies Prisma.PromptVersionSelect;

export const VERSION_FIELDS = {
  ...VERSION_HEAD,
  id: true,
  kind: true,
  messages: true,
  settings: true,
  variables: true,
  datasets: {
    select: { datasetVersion: { select: { number: true, dataset: { select: { number: true } } } } },
  },
} as const satisfies Prisma.PromptVersionSelect;

const storedMessages = z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() }));

export function versionViewOf(
  row: Prisma.PromptVersionGetPayload<{ select: typeof VERSION_FIELDS }>,
): PromptVersionView {
  const { messages, settings, datasets, ...version } = row;
  return {
    ...version,
    messages: storedMessages.parse(messages),
    settings: settingsSchema.parse(settings),
    datasets: datasets.map(({ datasetVersion: { number, dataset } }) => `${dataset.number}/${number}`).sort(),
  };
}
