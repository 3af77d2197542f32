import { RiskTierDialog } from "#components/scope/risk-tier-dialog.tsx";
import { Words } from "#components/scope/words.tsx";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatCount } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { RiskTierView } from "#lib/scope/queries/get-scope.ts";
import { RISK_TIERS, type RiskTier } from "#lib/scope/vocabulary.ts";

const TONES: Record<RiskTier, BadgeTone> = { prohibited: "red", high: "amber", limited: "blue", minimal: "good" };

type RiskTierSectionProps = { slug: string; riskTier: RiskTierView | null; mayEdit: boolean };

export function RiskTierSection({ slug, riskTier, mayEdit }: RiskTierSectionProps) {
  return (
    <Card
      id="risk-tier"
      className="scroll-mt-16"
      title="Risk tier"
      note="EU AI Act, Regulation (EU) 2024/1689"
      actions={mayEdit && <RiskTierDialog slug={slug} riskTier={riskTier} />}
    >
      {riskTier ? (
        <div className="flex max-w-3xl flex-col gap-3">
          <div>
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone={TONES[riskTier.tier]}>{RISK_TIERS[riskTier.tier].title}</Badge>
              <span className="text-sm text-muted">
                set by {riskTier.by ?? "somebody"}, <Time at={riskTier.at} />
                {riskTier.earlier > 0 && ` · ${formatCount(riskTier.earlier, "earlier assessment")}`}
              </span>
            </p>
            <p className="mt-0.5 text-muted">{RISK_TIERS[riskTier.tier].meaning}</p>
          </div>
          <dl className="flex flex-col gap-3">
            <Words term="Reason">{riskTier.reason}</Words>
            {riskTier.articles && <Words term="Articles">{riskTier.articles}</Words>}
          </dl>
        </div>
      ) : (
        <EmptyState title="No risk tier yet">
          Say which class of the EU AI Act this use falls into and why. A reviewer who did not write it signs it.
        </EmptyState>
      )}
    </Card>
  );
}
