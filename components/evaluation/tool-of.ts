import { importerOf } from "#lib/evaluation/importers.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";

/** "lm-eval 0.4.9", or that it was scored or run here. */
export function toolOf({
  origin,
  format,
  toolVersion,
}: Pick<EvaluationView, "origin" | "format" | "toolVersion">): string {
  if (origin === "scored") return "scored here";
  if (origin === "run") return "run here";
  return [importerOf(format)?.tool ?? format, toolVersion].filter(Boolean).join(" ");
}
