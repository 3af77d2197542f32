import { Dialog } from "#components/ui/dialog.tsx";
import { TRL_FORMAT_KEYS, TRL_FORMATS } from "#lib/alignment/exports/trl-records.ts";
import type { CampaignKind } from "#lib/platform/generated/enums.ts";

type ExportCampaignProps = { path: string; kind: CampaignKind };

/** The forms in which a campaign can be taken along. */
export function ExportCampaign({ path, kind }: ExportCampaignProps) {
  const formats = TRL_FORMAT_KEYS.filter((key) => kind === "pairwise" || !TRL_FORMATS[key].pairs);
  return (
    <Dialog
      trigger="Export"
      title="Export"
      description="People stand there as R1, R2, …. What a machine labelled says so in label_source."
    >
      <h3 className="font-[550]">Preferences, as TRL loads them</h3>
      <ul className="mt-1 mb-3 list-disc space-y-0.5 pl-5">
        {formats.map((key) => (
          <li key={key}>
            <Download href={`${path}?as=${key}`}>{TRL_FORMATS[key].label}</Download>
            {!TRL_FORMATS[key].pairs && kind === "pairwise" && (
              <>
                {" "}
                · <Download href={`${path}?as=${key}&ties=keep`}>with ties and both bad</Download>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="mb-3 text-sm text-muted">
        Pairs have no place for ties and “both bad”, which are left out, as is what nobody decided. Unpaired, a tie can
        stay as two good answers and “both bad” as two bad ones.
      </p>
      <h3 className="font-[550]">Everything that was said</h3>
      <ul className="mt-1 list-disc space-y-0.5 pl-5">
        <li>
          Judgements as <Download href={`${path}?as=judgements`}>JSON Lines</Download> or{" "}
          <Download href={`${path}?as=judgements-csv`}>CSV</Download>
        </li>
        <li>
          <Download href={`${path}?as=items`}>Items</Download>, from which the campaign can be made again
        </li>
      </ul>
    </Dialog>
  );
}

function Download({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} download className="rounded-sm text-accent hover:underline">
      {children}
    </a>
  );
}
