import { FactList } from "#components/model/fact-list.tsx";
import { Source } from "#components/scope/source.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatDay } from "#components/ui/format.ts";
import type { Licence } from "#lib/model/licences/licence.ts";

const COMMERCIAL = { yes: "permitted", no: "not permitted", unknown: "not known, so not permitted" } as const;
const OUTPUTS = {
  yes: "permitted",
  no: "not permitted",
  "if-named": "permitted under a name",
  "with-terms": "permitted under the same terms",
} as const;

/** What a licence says, clause by clause, whatever the use. */
export function LicenceDetails({ licence }: { licence: Licence }) {
  const { outputsTrainOthers, hosting, distribution } = licence;
  const rules = [
    { label: "Fields of use", rule: licence.fieldOfUse },
    { label: "Attribution", rule: licence.attribution },
    { label: "Names of derived models", rule: licence.naming },
    { label: "Offering it to others", rule: hosting },
    { label: "Passing the weights on", rule: distribution ?? null },
  ];
  return (
    <FactList
      facts={[
        { label: "Open source", value: licence.openSource ? "yes" : "no" },
        { label: "Commercial use", value: `${COMMERCIAL[licence.commercial]} (${licence.commercialClause})` },
        {
          label: "Output trains other models",
          value: outputsTrainOthers
            ? `${OUTPUTS[outputsTrainOthers.allowed]} (${outputsTrainOthers.clause})`
            : "not said",
        },
        {
          label: "Compared with its text",
          value: licence.verifiedAt ? formatDay(licence.verifiedAt) : <Badge tone="amber">not yet</Badge>,
        },
        ...rules.flatMap(({ label, rule }) =>
          rule ? [{ label, value: `${rule.clause}: ${rule.rule}`, wide: true }] : [],
        ),
        ...licence.thresholds.map(({ kind, clause, question, consequence }) => ({
          label: kind === "monthly-users" ? "Users" : "Revenue",
          value: `${clause}: ${question} If so: ${consequence}`,
          wide: true,
        })),
        ...licence.regional.map(({ region, clause, question }) => ({
          label: `Region ${region}`,
          value: `${clause}: ${question}`,
          wide: true,
        })),
        { label: "Text", value: <Source>{licence.source}</Source>, wide: true },
      ]}
    />
  );
}
