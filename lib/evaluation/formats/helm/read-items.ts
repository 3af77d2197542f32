import { InstanceStats, instanceKey } from "#lib/evaluation/formats/helm/instance-stats.ts";
import { itemOf } from "#lib/evaluation/formats/helm/item.ts";
import { type HelmArchive, type HelmRun, helmFiles, inFile } from "#lib/evaluation/formats/helm/run.ts";
import type { ItemCollector } from "#lib/evaluation/formats/item-collector.ts";
import { at, numberOf, shown } from "#lib/evaluation/formats/json-fields.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import { type Json, member } from "#lib/platform/json-value.ts";
import { eachJsonElement } from "#lib/platform/records/json-elements.ts";
import type { JsonElement } from "#lib/platform/records/json-scanner.ts";

/** One a choice, and as many again to calibrate them. */
const MOST_REQUESTS = 1_000;

/** What of a run's items the runs themselves do not say. */
export type ItemFacts = { readonly firstRequestAt: Date | null };

/**
 * Reads the answers of all runs: the numbers first, which are small enough to be held, then the texts as they come.
 *
 * @throws RecordError, ImportError
 */
export async function readItems(
  archive: HelmArchive,
  runs: ReadonlyMap<string, HelmRun>,
  collector: ItemCollector,
): Promise<ItemFacts> {
  const stats = new Map<string, InstanceStats>();
  for await (const { folder, base, name, bytes } of helmFiles(archive)) {
    if (base !== "per_instance_stats.json" || !runs.has(folder)) continue;
    const ofRun = new InstanceStats();
    await inFile(name, () => ofRun.read(bytes));
    stats.set(folder, ofRun);
  }
  let firstSeconds = Number.POSITIVE_INFINITY;
  for await (const { folder, base, name, bytes } of helmFiles(archive)) {
    const run = runs.get(folder);
    if (base !== "scenario_state.json" || !run) continue;
    const ofRun = stats.get(folder) ?? new InstanceStats();
    const emit = (states: readonly Json[]) =>
      collector.add(itemOf(states, ofRun.of(keyOf(states[0])), run), {
        line: collector.count + 1,
        nonFinite: ofRun.oddOf(keyOf(states[0])),
      });
    let open: Json[] = [];
    const take = async ({ value, index, line }: JsonElement) => {
      requireInstance(value, `${name}, line ${line}`, `request_states.${index}.instance.id`);
      firstSeconds = Math.min(firstSeconds, numberOf(at(value, "result", "request_datetime")) ?? firstSeconds);
      const [first] = open;
      if (first !== undefined && keyOf(first) !== keyOf(value)) {
        await emit(open);
        open = [];
      }
      open.push(value);
      if (open.length > MOST_REQUESTS)
        throw new ImportError(
          "import.too-much",
          `An instance has more than ${MOST_REQUESTS} requests.`,
          "request_states",
        );
    };
    await inFile(name, () => eachJsonElement(bytes, [["request_states"]], take));
    if (open.length > 0) await emit(open);
  }
  await collector.flush();
  const at1970 = new Date(firstSeconds * 1000);
  return { firstRequestAt: Number.isNaN(at1970.getTime()) ? null : at1970 };
}

function requireInstance(state: Json, place: string, field: string): void {
  if (shown(at(state, "instance", "id"))) return;
  throw new ImportError("import.field", `${place}: a request does not say which instance it is of (${field}).`, field);
}

function keyOf(state: Json | undefined): string {
  const instance = member(state, "instance");
  return instanceKey(member(instance, "id"), member(instance, "perturbation"), member(state, "train_trial_index"));
}
