import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { SheetPolicy } from "#lib/deployment/optimisations/rules.ts";
import { FLOOR_KEYS, FLOORS } from "#lib/deployment/optimisations/vocabulary.ts";

/** What an optimisation has to keep to. */
export function PolicyFields({ policy }: { policy: SheetPolicy }) {
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-[550]">What it has to keep to</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label="Recovery, at least"
          name="minRecovery"
          hint="Of the base’s quality, at the lower bound of each metric."
        >
          <Input type="number" unit="%" min={0} max={100} step="any" defaultValue={percent(policy.minRecovery)} />
        </Field>
        <Field
          label="Drop of a floor, at most"
          name="maxFloorDrop"
          hint="In points; each floor by itself, never averaged."
        >
          <Input type="number" unit="points" min={0} max={100} step="any" defaultValue={percent(policy.maxFloorDrop)} />
        </Field>
      </div>
      <div>
        <p className="text-sm text-muted">Floors that have to be measured:</p>
        {FLOOR_KEYS.map((key) => (
          <Checkbox
            key={key}
            name="requiredFloors[]"
            value={key}
            defaultChecked={policy.requiredFloors.includes(key)}
            label={FLOORS[key].title}
            hint={`Share of ${FLOORS[key].of}.`}
          />
        ))}
      </div>
    </fieldset>
  );
}

function percent(share: number): number {
  return Number((share * 100).toFixed(4));
}
