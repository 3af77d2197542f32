import { CustomModelDialog } from "#components/model/custom-model-dialog.tsx";
import { parametersText } from "#components/model/model-text.ts";
import { RemoveNumbered } from "#components/model/remove-numbered.tsx";
import { Card } from "#components/ui/card.tsx";
import { removeCustomModelAction } from "#lib/model/actions.ts";
import { licenceOf } from "#lib/model/licences/licences.ts";
import type { CustomModelView } from "#lib/model/queries/list-custom-models.ts";

type CustomModelsSectionProps = { slug: string; models: readonly CustomModelView[]; mayEdit: boolean };

/** Models that the catalogue does not have. */
export function CustomModelsSection({ slug, models, mayEdit }: CustomModelsSectionProps) {
  return (
    <Card
      id="own-models"
      className="scroll-mt-4"
      title="The project's own models"
      note="beside the catalogue"
      actions={mayEdit && <CustomModelDialog slug={slug} />}
      flush
    >
      {models.length === 0 && (
        <p className="px-[var(--edge)] pb-4 text-muted">
          None. Describe a model here that the catalogue does not have, or one that is reached by an API of its own.
        </p>
      )}
      <ul>
        {models.map((entry) => (
          <li
            key={entry.number}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-[var(--edge)] py-2.5"
          >
            <span className="font-semibold">{entry.model.name}</span>
            <span className="text-sm text-muted">
              {[
                entry.model.provider,
                parametersText(entry.model) ?? "size undisclosed",
                licenceOf(entry.model.licence).name,
              ].join(" · ")}
            </span>
            {mayEdit && (
              <span className="ml-auto flex gap-1">
                <CustomModelDialog slug={slug} entry={entry} />
                <RemoveNumbered
                  slug={slug}
                  number={entry.number}
                  what={entry.model.name}
                  action={removeCustomModelAction}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
