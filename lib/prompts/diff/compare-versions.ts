import { editScript } from "#lib/prompts/diff/edit-script.ts";
import { type DiffLine, textDiff } from "#lib/prompts/diff/text-diff.ts";
import type { PromptContent, PromptMessage } from "#lib/prompts/rules/content.ts";
import { settingsInWords } from "#lib/prompts/settings-words.ts";

export type MessageDiff = {
  readonly role: PromptMessage["role"];
  readonly kind: "same" | "changed" | "removed" | "added";
  readonly lines: readonly DiffLine[];
};

/** A fact about a version that is not its text, on both sides; null where it is not set. */
export type FactDiff = { readonly label: string; readonly before: string | null; readonly after: string | null };

export type VersionDiff = {
  readonly messages: readonly MessageDiff[];
  /** Only those that differ. */
  readonly facts: readonly FactDiff[];
  readonly isSame: boolean;
};

/** What changed from one version to another: messages beside the one they became, settings, and named data. */
export function compareVersions(before: PromptContent, after: PromptContent): VersionDiff {
  const messages = messageDiffs(before.messages, after.messages);
  const facts = factDiffs(before, after);
  return { messages, facts, isSame: facts.length === 0 && messages.every(({ kind }) => kind === "same") };
}

/** Messages that stayed are found first; what was replaced between them is paired in order where the role is the same. */
function messageDiffs(before: readonly PromptMessage[], after: readonly PromptMessage[]): MessageDiff[] {
  const diffs: MessageDiff[] = [];
  const keyed = (messages: readonly PromptMessage[]) => messages.map(({ role, content }) => `${role}\n${content}`);
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]) => {
    const [old, young] = [removed.map(messageOf), added.map(messageOf)];
    for (let index = 0; index < Math.max(old.length, young.length); index += 1)
      diffs.push(...pairDiff(old[index], young[index]));
    removed = [];
  };
  for (const { kind, items } of editScript(keyed(before), keyed(after))) {
    if (kind === "removed") {
      removed = items;
      continue;
    }
    flush(kind === "added" ? items : []);
    if (kind === "same")
      for (const { role, content } of items.map(messageOf))
        diffs.push({ role, kind: "same", lines: textDiff(content, content) });
  }
  flush([]);
  return diffs;
}

function messageOf(key: string): PromptMessage {
  const end = key.indexOf("\n");
  return { role: key.slice(0, end) as PromptMessage["role"], content: key.slice(end + 1) };
}

function pairDiff(before: PromptMessage | undefined, after: PromptMessage | undefined): MessageDiff[] {
  if (before && after && before.role === after.role)
    return [{ role: after.role, kind: "changed", lines: textDiff(before.content, after.content) }];
  return [
    ...(before ? [{ role: before.role, kind: "removed" as const, lines: textDiff(before.content, "") }] : []),
    ...(after ? [{ role: after.role, kind: "added" as const, lines: textDiff("", after.content) }] : []),
  ];
}

function factDiffs(before: PromptContent, after: PromptContent): FactDiff[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((label) => ({ label, before: was.get(label) ?? null, after: is.get(label) ?? null }))
    .filter((fact) => fact.before !== fact.after);
}

function factsOf({ kind, settings, datasets }: PromptContent): ReadonlyMap<string, string> {
  const named = [...new Set(datasets)].sort();
  return new Map([
    ["Kind", kind === "text" ? "One text" : "Messages"],
    ...settingsInWords(settings),
    ...(named.length > 0 ? [["Examples from", named.join(", ")] as const] : []),
  ]);
}
