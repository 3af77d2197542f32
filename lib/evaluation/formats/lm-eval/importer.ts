import type { FileHead } from "#lib/evaluation/formats/file-head.ts";
import { lookAt } from "#lib/evaluation/formats/file-head.ts";
import { readLmEval } from "#lib/evaluation/formats/lm-eval/results.ts";
import { readRunFolder } from "#lib/evaluation/formats/lm-eval/run-folder.ts";
import { wholeFile } from "#lib/evaluation/formats/whole-file.ts";
import { refusingImports } from "#lib/evaluation/import-error.ts";
import type { Importer } from "#lib/evaluation/importer.ts";

/** What lm-evaluation-harness writes: `results_*.json`, or a packed folder of that and the samples beside it. */
export const lmEvalImporter: Importer = {
  tool: "lm-eval",
  fileHint: "results_*.json",
  parserVersion: 1,
  passes: 2,
  detect,
  read: (file, run) =>
    refusingImports(async () => {
      const { head } = await lookAt(file);
      if (head.archive) return readRunFolder(file, head.archive, run);
      const bytes = await wholeFile(file);
      return bytes.ok ? readLmEval(bytes.value) : bytes;
    }),
};

function detect({ archive, entries, keys, name }: FileHead): boolean {
  if (archive) return entries.some((entry) => /(?:^|\/)(?:results_?|samples_)[^/]*\.jsonl?$/.test(entry));
  const isPromptfoo = keys.has("evalId") || keys.has("results.results") || keys.has("results.stats");
  if (!keys.has("results") || isPromptfoo) return false;
  return ["configs", "config", "versions", "n-shot"].some((key) => keys.has(key)) || /^results.*\.json$/.test(name);
}
