import { Checkbox } from "#components/ui/checkbox.tsx";
import type { VersionChoice } from "#lib/data/queries/list-version-choices.ts";

/** Which dataset versions the examples in a prompt were taken from. */
export function DataChoice({ versions, chosen }: { versions: readonly VersionChoice[]; chosen: readonly string[] }) {
  return (
    <details className="mt-4" open={chosen.length > 0}>
      <summary className="cursor-pointer font-[550]">Examples taken from data</summary>
      <p className="mt-1 text-sm text-muted">
        Name the dataset versions that examples in the text come from: the gate asks whether they may be used.
      </p>
      <input type="hidden" name="datasets[]" value="" />
      <div className="mt-1 grid max-h-56 gap-x-4 overflow-y-auto sm:grid-cols-2">
        {versions.map(({ id, ref, label }) => (
          <Checkbox key={id} name="datasets[]" value={ref} label={label} defaultChecked={chosen.includes(ref)} />
        ))}
        {versions.length === 0 && <p className="text-muted">The project keeps no dataset yet.</p>}
      </div>
    </details>
  );
}
