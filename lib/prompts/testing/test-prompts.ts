import type { z } from "zod";
import type { Person } from "#lib/access/access.ts";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { accessFor } from "#lib/lifecycle/testing/fixtures.ts";
import { addPrompt } from "#lib/prompts/commands/add-prompt.ts";
import { publishVersion } from "#lib/prompts/commands/publish-version.ts";
import { contentSchema } from "#lib/prompts/schema.ts";

type Where = { readonly maker: Person; readonly project: { readonly slug: string } };

/** Adds a prompt with a version for each text, the first of them 1. */
export async function makePrompt(
  { maker, project }: Where,
  key: string,
  contents: readonly (string | z.input<typeof contentSchema>)[],
): Promise<void> {
  const access = await accessFor(maker, project, "prompt:update");
  accepted(await addPrompt(access, { key, name: `The prompt ${key}`, description: "" }));
  for (const content of contents)
    accepted(
      await publishVersion(access, {
        prompt: key,
        note: "Another try.",
        content: contentSchema.parse(typeof content === "string" ? { text: content } : content),
      }),
    );
}
