import { Checkbox } from "#components/ui/checkbox.tsx";
import { MODALITIES, type Modality } from "#lib/model/catalogue/catalogue-model.ts";
import { keysOf } from "#lib/model/vocabulary.ts";

/** What a model takes in, several at once. */
export function ModalityChoice({ legend, chosen }: { legend: string; chosen: readonly Modality[] }) {
  return (
    <fieldset>
      <legend className="mb-1 font-[550]">{legend}</legend>
      <div className="flex flex-wrap gap-x-5">
        {keysOf(MODALITIES).map((key) => (
          <Checkbox
            key={key}
            name="modalities[]"
            value={key}
            defaultChecked={chosen.includes(key)}
            label={MODALITIES[key]}
          />
        ))}
      </div>
    </fieldset>
  );
}
