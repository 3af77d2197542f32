import type { ArtefactKind } from "#lib/platform/generated/enums.ts";

export const ARTEFACT_KINDS = {
  model: "Model weights",
  container: "Container image",
  adapter: "Adapter",
  prompt: "Prompt",
} as const satisfies Record<ArtefactKind, string>;

export const ARTEFACT_KIND_KEYS = Object.keys(ARTEFACT_KINDS) as [ArtefactKind, ...ArtefactKind[]];
