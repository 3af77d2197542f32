import { event } from "#lib/ledger/event.ts";

type Prompt = { prompt: string; name: string };

/** Payloads name prompts, versions and labels; what a prompt says is found by its hash. */
export const promptEvents = {
  "prompt.added": event<Prompt>((p) => `added the prompt ${p.name}`),
  "prompt.edited": event<Prompt & { fields: string[] }>((p) => `edited the prompt ${p.name}: ${p.fields.join(", ")}`),
  "prompt.published": event<Prompt & { version: number; sha256: string; note: string }>(
    (p) => `published version ${p.version} of the prompt ${p.name}, SHA-256 ${p.sha256.slice(0, 12)}: ${p.note}`,
  ),
  "prompt.label-moved": event<Prompt & { label: string; from: number | null; to: number | null; reason: string }>(
    (p) =>
      p.to === null
        ? `took the label ${p.label} off version ${p.from} of the prompt ${p.name}: ${p.reason}`
        : `moved the label ${p.label} of the prompt ${p.name} to version ${p.to}${p.from === null ? "" : ` from ${p.from}`}: ${p.reason}`,
  ),
  "prompt.promoted": event<Prompt & { from: number | null; to: number | null; reason: string }>((p) =>
    p.to === null
      ? `took version ${p.from} of the prompt ${p.name} out of production: ${p.reason}`
      : `put version ${p.to} of the prompt ${p.name} into production${p.from === null ? "" : ` in place of version ${p.from}`}: ${p.reason}`,
  ),
  "prompt.run-started": event<Prompt & { run: number; versions: number[]; rows: number; connections: string[] }>(
    (p) =>
      `ran the prompt ${p.name} (${p.versions.map((version) => `v${version}`).join(", ")}) over ${p.rows} ${p.rows === 1 ? "row" : "rows"} through ${p.connections.join(", ")}`,
  ),
  "prompt.run-resumed": event<Prompt & { run: number }>((p) => `went on with run ${p.run} of the prompt ${p.name}`),
};
