import { quantityText } from "#components/deployment/quantity-text.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { formatNumber } from "#components/ui/format.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { takeFactsAction } from "#lib/deployment/optimisations/actions.ts";
import { QUANTITIES, QUANTITY_KEYS, type Quantity, type Side } from "#lib/deployment/optimisations/vocabulary.ts";

type TakeFactsProps = {
  slug: string;
  sheet: number;
  side: Side;
  /** Whose numbers these are: a model, a size reading. */
  title: string;
  origin: string;
  values: Partial<Record<Quantity, number | null>>;
  /** How many requests they rest on. */
  requests?: number | null;
};

/** Numbers that stand elsewhere in Cairn, to be taken over as they are. */
export function TakeFacts({ slug, sheet, side, title, origin, values, requests }: TakeFactsProps) {
  const known = QUANTITY_KEYS.flatMap((quantity) => {
    const value = values[quantity];
    return typeof value === "number" && value > 0 ? [{ quantity, value }] : [];
  });
  return (
    <ActionForm action={takeFactsAction} className="rounded-md border px-4 py-3">
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="sheet" value={sheet} />
      <input type="hidden" name="side" value={side} />
      <input type="hidden" name="source" value="measured" />
      <input type="hidden" name="origin" value={origin} />
      <h3 className="font-[550] break-words">{title}</h3>
      <p className="mb-2 text-sm text-muted">
        {side === "base" ? "Base" : "Candidate"}
        {requests != null && ` · ${formatNumber(requests)} requests`}
      </p>
      {known.length > 0 ? (
        <>
          <dl className="mb-3 grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
            {known.map(({ quantity, value }) => (
              <div key={quantity} className="contents">
                <dt className="text-muted">{QUANTITIES[quantity].title}</dt>
                <dd className="text-right tabular-nums">
                  {quantityText(quantity, value)}
                  <input type="hidden" name={`values.${quantity}`} value={value} />
                </dd>
              </div>
            ))}
          </dl>
          <SubmitButton variant="secondary" size="small">
            Take these numbers
          </SubmitButton>
        </>
      ) : (
        <p className="text-muted">Nothing was measured of it.</p>
      )}
    </ActionForm>
  );
}
