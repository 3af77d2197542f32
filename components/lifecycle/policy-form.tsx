import { ActionForm } from "#components/ui/action-form.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { publishPolicyAction } from "#lib/lifecycle/actions.ts";
import { findingKeyOf, type PolicyCriterion, type PolicyDocument } from "#lib/lifecycle/criteria.ts";
import { wordsOf } from "#lib/lifecycle/criterion-words.ts";
import { offeredCriteria } from "#lib/lifecycle/offered-criteria.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";

type PolicyFormProps = { slug: string; phase: Phase; inForce: PolicyDocument; version: number };

/** By which a lead publishes the next version: what is ticked is asked, with its numbers. */
export function PolicyForm({ slug, phase, inForce, version }: PolicyFormProps) {
  const asked = new Map(inForce.map((criterion) => [findingKeyOf(criterion), criterion]));
  return (
    <ActionForm action={publishPolicyAction} className="grid gap-3">
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="phase" value={phase} />
      <input type="hidden" name="criteria[]" value="" />
      <ul className="grid gap-2.5">
        {offeredCriteria(phase).map((offered) => {
          const key = findingKeyOf(offered);
          const criterion = asked.get(key) ?? offered;
          const { title, detail } = wordsOf(criterion);
          return (
            <li key={key} className="flex flex-wrap items-end justify-between gap-x-6 gap-y-1.5 border-b pb-2.5">
              <Checkbox name="criteria[]" value={key} defaultChecked={asked.has(key)} label={title} hint={detail} />
              <CriterionNumber criterion={criterion} />
            </li>
          );
        })}
      </ul>
      <p className="text-sm text-muted">
        Version {version + 1} counts from the moment it is published. Version {version} stays as it is, and so do the
        verdicts that were given by it.
      </p>
      <SubmitButton className="justify-self-start">Publish version {version + 1}</SubmitButton>
    </ActionForm>
  );
}

function CriterionNumber({ criterion }: { criterion: PolicyCriterion }) {
  switch (criterion.key) {
    case "checklist-signed": {
      const { template, reviewers } = criterion.params;
      return <NumberField label="Reviewers" name={`reviewers.${template}`} value={reviewers} max={9} />;
    }
    case "objective-frozen":
    case "certification-noted":
      return <NumberField label="At least" name="atLeast" value={criterion.params.atLeast} max={50} />;
    case "telemetry-received":
      return <NumberField label="Within hours" name="withinHours" value={criterion.params.withinHours} max={8_760} />;
    case "rollback-rehearsed":
      return <NumberField label="Within days" name="withinDays" value={criterion.params.withinDays} max={730} />;
    case "agreement-reached": {
      const { minAlpha, minItems } = criterion.params;
      return (
        <div className="flex flex-wrap items-end gap-4">
          <Field label="Alpha at least" name="minAlpha" className="w-28">
            <Input type="number" min={0} max={1} step="any" defaultValue={minAlpha} />
          </Field>
          <NumberField label="Items at least" name="minItems" value={minItems} max={100_000} />
        </div>
      );
    }
    case "test-data-unseen": {
      const { maxOverlapShare, requireCustody } = criterion.params;
      return (
        <div className="flex flex-wrap items-end gap-4">
          <Checkbox name="requireCustody" value="on" defaultChecked={requireCustody} label="Must be kept here" />
          <PercentField label="At most, in %" name="maxOverlapPercent" share={maxOverlapShare} />
        </div>
      );
    }
    case "optimisation-recovered": {
      const { minRecovery, maxFloorDrop } = criterion.params;
      return (
        <div className="flex flex-wrap items-end gap-4">
          <PercentField label="Recovery, in %" name="minRecoveryPercent" share={minRecovery} />
          <PercentField label="Drop at most, in points" name="maxFloorDropPercent" share={maxFloorDrop} />
        </div>
      );
    }
    case "reward-model-held":
      return (
        <Field label="At least, in %" name="minAccuracyPercent" className="w-28">
          <Input
            type="number"
            min={50}
            max={99}
            step="any"
            defaultValue={Number((criterion.params.minAccuracy * 100).toFixed(4))}
          />
        </Field>
      );
    default:
      return null;
  }
}

function PercentField({ label, name, share }: { label: string; name: string; share: number }) {
  return (
    <Field label={label} name={name} className="w-40">
      <Input type="number" min={0} max={100} step="any" defaultValue={Number((share * 100).toFixed(4))} />
    </Field>
  );
}

function NumberField({ label, name, value, max }: { label: string; name: string; value: number; max: number }) {
  return (
    <Field label={label} name={name} className="w-28">
      <Input type="number" min={1} max={max} step={1} defaultValue={value} />
    </Field>
  );
}
