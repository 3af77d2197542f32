import { statOf } from "#lib/evaluation/formats/helm/stat.ts";
import { MOST_ITEMS, MOST_METRICS, type NonFiniteValues } from "#lib/evaluation/formats/item-collector.ts";
import { listOf, numberOf, shown } from "#lib/evaluation/formats/json-fields.ts";
import { ImportError } from "#lib/evaluation/import-error.ts";
import { type Json, member, type NonFinite } from "#lib/platform/json-value.ts";
import { eachJsonElement } from "#lib/platform/records/json-elements.ts";

/** The numbers of a run's instances, kept tightly: a run has tens of thousands of them, with tens of numbers each. */
export class InstanceStats {
  readonly #metrics = new Map<string, number>();
  readonly #values = new Map<string, Float64Array>();
  readonly #odd = new Map<string, NonFiniteValues>();

  /** Reads a per_instance_stats.json. @throws RecordError */
  async read(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await eachJsonElement(bytes, [[]], ({ value, nonFinite }) => this.#add(value, nonFinite));
  }

  /** What of an instance is no finite number. */
  oddOf(key: string): NonFiniteValues {
    return this.#odd.get(key) ?? {};
  }

  /** By metric, of the instance that `instanceKey` names. */
  of(key: string): Record<string, number> {
    const values = this.#values.get(key);
    if (!values) return {};
    return Object.fromEntries(
      [...this.#metrics].flatMap(([metric, place]) => {
        const value = values[place];
        return value === undefined || Number.isNaN(value) ? [] : [[metric, value]];
      }),
    );
  }

  #add(element: Json, nonFinite: ReadonlyMap<string, NonFinite>): void {
    const stats = listOf(member(element, "stats")).flatMap((stat, at) => statOf(stat, nonFinite, ["stats", at]) ?? []);
    for (const { metric } of stats) if (!this.#metrics.has(metric)) this.#metrics.set(metric, this.#metrics.size);
    if (this.#metrics.size > MOST_METRICS)
      throw new ImportError("import.too-much", `The instances have more than ${MOST_METRICS} metrics.`, "stats");
    if (this.#values.size >= MOST_ITEMS)
      throw new ImportError("import.too-much", `The run has more than ${MOST_ITEMS} instances. Split it.`);
    const key = instanceKey(
      member(element, "instance_id"),
      member(element, "perturbation"),
      member(element, "train_trial_index"),
    );
    const values = new Float64Array(this.#metrics.size).fill(Number.NaN);
    // The numbers of one instance may stand in several elements.
    values.set(this.#values.get(key) ?? []);
    for (const { metric, mean } of stats) values[this.#metrics.get(metric) ?? 0] = mean ?? Number.NaN;
    this.#values.set(key, values);
    const odd = stats.flatMap((stat) => (stat.nonFinite ? [[stat.metric, stat.nonFinite] as const] : []));
    if (odd.length > 0) this.#odd.set(key, { ...this.#odd.get(key), ...Object.fromEntries(odd) });
  }
}

/** Tells the answers of a run apart: the instance, how it was perturbed, and which examples stood before it. */
export function instanceKey(id: Json | undefined, perturbation: Json | undefined, trial: Json | undefined): string {
  return JSON.stringify([shown(id) ?? "", perturbation ?? null, numberOf(trial) ?? 0]);
}
