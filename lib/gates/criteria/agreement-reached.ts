import type { ChosenCampaign, MeasuredAgreement } from "#lib/alignment/evidence.ts";
import { criterion } from "#lib/gates/criterion.ts";
import type { ParamsOf } from "#lib/lifecycle/criteria.ts";
import type { Finding } from "#lib/lifecycle/gate.ts";

type Params = ParamsOf<"agreement-reached">;

export const agreementReached = criterion({
  key: "agreement-reached",
  needs: ["alignment"],
  judge(params, { evidence }) {
    const { campaign } = evidence.alignment;
    const named = {
      key: "agreement-reached",
      title: "Raters agree",
      required: `alpha ${params.minAlpha} or more at its lower bound, over ${params.minItems} items or more`,
    };
    if (!campaign) {
      const action = { label: "Choose a campaign", path: "alignment#campaigns" };
      const fact = "No campaign has been chosen in this round.";
      return [{ ...named, state: "failed", reason: "agreement.no-campaign", fact, action }];
    }
    const { title, number } = campaign;
    const action = { label: `Open campaign ${number}`, path: `alignment/campaigns/${number}` };
    const { isMet, ...said } = campaign.agreement
      ? judgeAgreement(title, campaign.agreement, params)
      : notMeasured(campaign);
    return [{ ...named, ...said, source: `campaign ${number}`, action: isMet ? undefined : action }];
  },
});

type Said = Pick<Finding, "state" | "reason" | "fact"> & { readonly isMet: boolean };

function notMeasured({ title, state }: ChosenCampaign): Said {
  if (state === "closed")
    return {
      ...{ isMet: false, state: "undecided", reason: "agreement.being-measured" },
      fact: `${title} is closed, and its agreement is being measured.`,
    };
  return {
    ...{ isMet: false, state: "undecided", reason: "agreement.not-closed" },
    fact: `${title} is ${state === "open" ? "still open" : "in preparation"}; its agreement counts once it is closed.`,
  };
}

function judgeAgreement(title: string, { alpha, interval, items }: MeasuredAgreement, params: Params): Said {
  const say = (state: Finding["state"], reason: string, fact: string): Said => ({
    ...{ state, reason, fact },
    isMet: state === "met",
  });
  const over = `over ${items} items`;
  if (items < params.minItems)
    return say("failed", "agreement.too-few-items", `${title} has ${items} items that two people or more judged.`);
  if (alpha === null)
    return say(
      "undecided",
      "agreement.undefined",
      `In ${title} everybody always said the same; agreement beyond chance cannot be told.`,
    );
  if (!interval)
    return say(
      "undecided",
      "agreement.no-interval",
      `${title}: alpha ${alpha.toFixed(3)} ${over}, without an interval.`,
    );
  const fact = `${title}: alpha ${alpha.toFixed(3)}, 95 % interval ${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}, ${over}.`;
  if (interval.low >= params.minAlpha) return say("met", "agreement.reached", fact);
  if (interval.high < params.minAlpha) return say("failed", "agreement.too-low", fact);
  return say("undecided", "agreement.not-certain", fact);
}
