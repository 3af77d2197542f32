"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { DataChoice } from "#components/prompts/editor/data-choice.tsx";
import { LiveFacts } from "#components/prompts/editor/live-facts.tsx";
import { MessageFields } from "#components/prompts/editor/message-fields.tsx";
import { PublishVersion } from "#components/prompts/editor/publish-version.tsx";
import { SettingsFields } from "#components/prompts/editor/settings-fields.tsx";
import { DraftForm } from "#components/ui/draft-form.tsx";
import { isNewer, readDraft } from "#components/ui/draft-store.ts";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import type { VersionChoice } from "#lib/data/queries/list-version-choices.ts";
import { saveDraftAction } from "#lib/prompts/actions.ts";
import type { EditedPrompt } from "#lib/prompts/form.ts";

type PromptEditorProps = {
  slug: string;
  prompt: string;
  /** The number the next version will have. */
  next: number;
  /** The draft, or the newest version where there is none. */
  edited: EditedPrompt;
  /** When the draft was saved, ISO; null without one. */
  savedAt: string | null;
  versions: readonly VersionChoice[];
};

/** A message's place in the form; its text stands in the field, as typed. */
type Row = { readonly id: number; readonly role: string; readonly content: string };

/** Where a version is written: saved by itself as a draft, until it is published. */
export function PromptEditor({ slug, prompt, next, edited, savedAt, versions }: PromptEditorProps) {
  const draftKey = `prompt:${slug}:${prompt}`;
  const [kind, setKind] = useState(edited.kind);
  const [rows, setRows] = useState<readonly Row[]>(() => edited.messages.map((one, id) => ({ id, ...one })));
  const [texts, setTexts] = useState<readonly string[]>(() => edited.messages.map(({ content }) => content));
  const nextId = useRef(edited.messages.length);
  const box = useRef<HTMLDivElement>(null);

  function look(): void {
    const form = box.current?.querySelector("form");
    if (!form) return;
    const data = new FormData(form);
    setKind(data.get("kind") === "text" ? "text" : "chat");
    setTexts([...data].filter(([name]) => /^messages\.\d+\.content$/.test(name)).map(([, text]) => String(text)));
  }

  /** Changes which messages there are, and has the draft saved as after a key. */
  function change(changed: readonly Row[]): void {
    flushSync(() => setRows(changed));
    box.current?.querySelector("form")?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function add(): void {
    const last = rows.at(-1)?.role;
    change([...rows, { id: nextId.current, role: last === "user" ? "assistant" : "user", content: "" }]);
    nextId.current += 1;
  }

  // A copy in this browser that is newer than the server's is put back by the form, into the places it finds: make them first.
  useLayoutEffect(() => {
    const kept = readDraft(draftKey);
    if (!kept || !isNewer(kept, savedAt)) return;
    const places = Object.keys(kept.fields).filter((name) => /^messages\.\d+\.content$/.test(name)).length;
    setRows((now) => Array.from({ length: places }, (_, id) => now[id] ?? { id, role: "user", content: "" }));
    nextId.current = Math.max(nextId.current, places);
  }, [draftKey, savedAt]);

  // The form has put its copy back by then, without a key being pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    const frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, []);

  return (
    <div ref={box} onInput={look} className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <DraftForm
        action={saveDraftAction}
        draftKey={draftKey}
        savedAt={savedAt}
        aria-label="Draft"
        className="min-w-0 rounded-lg border bg-surface px-4 py-3 sm:px-[1.125rem]"
      >
        <input type="hidden" name="project" value={slug} />
        <input type="hidden" name="prompt" value={prompt} />
        <RadioGroup
          legend="It is"
          name="kind"
          inline
          defaultValue={edited.kind}
          options={[
            { value: "chat", label: "Messages" },
            { value: "text", label: "One text" },
          ]}
        />
        <MessageFields kind={kind} rows={rows} onChange={change} onAdd={add} />
        <SettingsFields settings={edited.settings} />
        <DataChoice versions={versions} chosen={edited.datasets} />
      </DraftForm>
      <div className="grid gap-4 xl:sticky xl:top-4">
        <LiveFacts texts={kind === "text" ? texts.slice(0, 1) : texts} />
        <PublishVersion slug={slug} prompt={prompt} next={next} draftKey={draftKey} box={box} />
      </div>
    </div>
  );
}
