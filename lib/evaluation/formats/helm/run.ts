import { isJunk, UNPACKED_LIMITS } from "#lib/evaluation/formats/file-head.ts";
import { FilterNames, type Stat, statOf } from "#lib/evaluation/formats/helm/stat.ts";
import { at, textOf } from "#lib/evaluation/formats/json-fields.ts";
import { wholeFile } from "#lib/evaluation/formats/whole-file.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import type { ImportFile } from "#lib/evaluation/importer.ts";
import { type ArchiveEntry, type ArchiveKind, readArchive } from "#lib/platform/archives/read-archive.ts";
import { parseTolerantJson } from "#lib/platform/json.ts";
import { isJsonObject, type JsonObject } from "#lib/platform/json-value.ts";
import { eachJsonElement } from "#lib/platform/records/json-elements.ts";
import { RecordError } from "#lib/platform/records/record-error.ts";

/** What one run says of itself, without its instances. */
export type HelmRun = {
  /** Its name without the model: "bbq:subject=all". */
  readonly task: string;
  readonly spec: JsonObject;
  readonly stats: readonly Stat[];
  readonly filters: FilterNames;
};

export type HelmArchive = { readonly file: ImportFile; readonly kind: ArchiveKind };

/** The files of an archive by their own name and the folder they stand in, one after the other. */
export async function* helmFiles({
  file,
  kind,
}: HelmArchive): AsyncGenerator<ArchiveEntry & { readonly folder: string; readonly base: string }> {
  for await (const entry of readArchive(file.open(), kind, UNPACKED_LIMITS)) {
    if (isJunk(entry.name)) continue;
    const slash = entry.name.lastIndexOf("/");
    yield { ...entry, folder: entry.name.slice(0, Math.max(0, slash)), base: entry.name.slice(slash + 1) };
  }
}

/** The runs of an archive by their folders. @throws ImportError, RecordError */
export async function readRuns(archive: HelmArchive): Promise<Map<string, HelmRun>> {
  const specs = new Map<string, JsonObject>();
  const stats = new Map<string, Stat[]>();
  for await (const { folder, base, name, bytes } of helmFiles(archive)) {
    if (base === "run_spec.json") specs.set(folder, await readSpec(name, bytes));
    if (base === "stats.json") stats.set(folder, await inFile(name, () => readStats(bytes)));
  }
  const runs = new Map<string, HelmRun>();
  for (const [folder, ofRun] of stats) {
    const spec = specs.get(folder);
    if (!spec) throw missing(folder, "run_spec.json");
    const task = taskOf(textOf(at(spec, "name")) ?? folder.split("/").at(-1) ?? "run");
    runs.set(folder, { task, spec, stats: ofRun, filters: new FilterNames(ofRun) });
  }
  const [folder] = [...specs.keys()].filter((one) => !stats.has(one));
  if (folder !== undefined) throw missing(folder, "stats.json");
  if (runs.size === 0)
    throw new ImportError(
      "import.other-format",
      "The archive holds no stats.json of HELM. Pack the folder of a run, with all that is in it.",
    );
  return runs;
}

/** Says what is wrong in a file of the archive with the name of that file. @throws RecordError */
export async function inFile<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RecordError) || error.reason.startsWith("packed.")) throw error;
    throw new RecordError(error.reason, `${name}: ${error.message}`, error.line, error.field);
  }
}

export function modelOf({ spec }: HelmRun): string | null {
  return textOf(at(spec, "adapter_spec", "model")) ?? textOf(at(spec, "adapter_spec", "model_deployment"));
}

async function readSpec(name: string, bytes: AsyncIterable<Uint8Array>): Promise<JsonObject> {
  const whole = await wholeFile({ open: () => bytes });
  const read = whole.ok ? parseTolerantJson(whole.value) : whole;
  if (!read.ok) throw new ImportError("import.field", `${name}: ${read.message}`, name);
  const { value } = read.value;
  if (!isJsonObject(value)) throw new ImportError("import.field", `${name} should be an object.`, name);
  return value;
}

async function readStats(bytes: AsyncIterable<Uint8Array>): Promise<Stat[]> {
  const stats: Stat[] = [];
  await eachJsonElement(bytes, [[]], ({ value, nonFinite }) => {
    const stat = statOf(value, nonFinite);
    if (stat) stats.push(stat);
  });
  return stats;
}

/** "bbq:subject=all,model=openai_gpt-4" → "bbq:subject=all": the same task for whichever model. */
function taskOf(name: string): string {
  const [scenario = name, ...rest] = name.split(":");
  const others = rest
    .join(":")
    .split(",")
    .filter((part) => !/^model(?:_deployment)?=/.test(part));
  return [scenario, others.join(",")].filter(Boolean).join(":");
}

function missing(folder: string, base: string): ImportError {
  const where = folder === "" ? "The archive" : `The run ${folder.split("/").at(-1)}`;
  return new ImportError(
    "import.field",
    `${where} has no ${base}. Pack the folder of the run with all that is in it.`,
    base,
  );
}
