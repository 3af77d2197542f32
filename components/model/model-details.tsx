import type { ReactNode } from "react";
import { FactList } from "#components/model/fact-list.tsx";
import { isUnverified, modalitiesText, parametersText } from "#components/model/model-text.ts";
import { Source } from "#components/scope/source.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatDay, formatNumber } from "#components/ui/format.ts";
import { ARCHITECTURES, type UnverifiedFact } from "#lib/model/catalogue/catalogue-model.ts";
import { licenceOf } from "#lib/model/licences/licences.ts";
import type { ModelFacts } from "#lib/model/model-facts.ts";

/** What is known of a base model, and which of it nobody has checked. */
export function ModelDetails({ model }: { model: ModelFacts }) {
  const checked = (fact: UnverifiedFact, value: ReactNode) => (
    <>
      {value} {isUnverified(model, fact) && <Badge tone="amber">unverified</Badge>}
    </>
  );
  return (
    <FactList
      facts={[
        { label: "Provider", value: model.provider },
        { label: "Parameters", value: checked("parameters", parametersText(model) ?? "undisclosed") },
        {
          label: "Context, tokens",
          value: checked(
            "contextTokens",
            model.contextTokens === null ? "not known" : formatNumber(model.contextTokens),
          ),
        },
        { label: "Architecture", value: ARCHITECTURES[model.architecture] },
        { label: "Takes in", value: modalitiesText(model) },
        { label: "Licence", value: checked("licence", licenceOf(model.licence).name) },
        { label: "Weights", value: model.weightsOpen ? "published" : "not published" },
        { label: "Released", value: checked("released", model.released) },
        ...(model.retired ? [{ label: "Ended", value: model.retired }] : []),
        { label: "Source", value: model.source && <Source>{model.source}</Source> },
        ...(model.verifiedAt ? [{ label: "Compared with its source", value: formatDay(model.verifiedAt) }] : []),
      ]}
    />
  );
}
