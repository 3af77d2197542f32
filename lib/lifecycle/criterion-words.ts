import type { CriterionKey, ParamsOf, PolicyCriterion } from "#lib/lifecycle/criteria.ts";
import { templateOf } from "#lib/lifecycle/templates.ts";

type Words = { readonly title: string; readonly detail: string };

const WORDS = {
  "scope-fields-complete": () => ({
    title: "Complete brief",
    detail: "Problem, users, task types, the way without a model, research and interviews are written down.",
  }),
  "objective-frozen": ({ atLeast }) => ({
    title: "Objective with a frozen target",
    detail: `${atLeast === 1 ? "1 objective" : `${atLeast} objectives`} or more, set before any result arrives.`,
  }),
  "feasibility-decided": () => ({
    title: "Feasibility decided",
    detail: "The scores are given and somebody has said go.",
  }),
  "risk-tier-reviewed": () => ({
    title: "Risk tier reviewed",
    detail: "A tier is chosen with its reason, and a reviewer has signed it.",
  }),
  "sources-have-basis": () => ({
    title: "Every data source has a basis in force",
    detail: "A lawful basis, and where that is consent, a record that has neither expired nor been withdrawn.",
  }),
  "model-decided": () => ({
    title: "Base model decided",
    detail: "A decision record names the model and why not the others, and a reviewer has signed it.",
  }),
  "licence-permits": () => ({
    title: "Licence permits the declared use",
    detail: "Every clause that the use touches allows it, and every question of the licence is answered.",
  }),
  "certification-noted": ({ atLeast }) => ({
    title: "Certification noted",
    detail: `${atLeast === 1 ? "1 certificate or agreement" : `${atLeast} certificates or agreements`} or more, in force.`,
  }),
  "notes-recorded": () => ({
    title: "Notes of what was done",
    detail: "The notes of the round say more than a word or two.",
  }),
  "run-chosen": () => ({
    title: "Chosen run or prompt on cleared data",
    detail:
      "A finished run or a version of a prompt is chosen, and every dataset it names is kept here and rests on sources with a basis in force.",
  }),
  "agreement-reached": ({ minAlpha, minItems }) => ({
    title: "Raters agree",
    detail: `A closed campaign is chosen, and Krippendorff's alpha over ${minItems} items or more is ${minAlpha} or more at the lower bound of its 95 % interval.`,
  }),
  "reward-model-held": ({ minAccuracy }) => ({
    title: "Reward model holds on unseen prompts",
    detail: `The newest reward model is right on ${percent(minAccuracy)} of held-out pairs at the lower bound of its 95 % interval. Length bias and machine labels are said beside it.`,
  }),
  "objectives-met": () => ({
    title: "Objectives met at their confidence",
    detail: "The far bound of each score's 95 % interval holds against the frozen target.",
  }),
  "safety-floors-held": () => ({
    title: "Safety floors held",
    detail: "Each objective marked as a safety floor by itself; none is averaged away.",
  }),
  "test-data-unseen": ({ maxOverlapShare, requireCustody }) => ({
    title: "Test data unseen",
    detail: `${percent(maxOverlapShare)} at most of a test set stands in any training set, and targets were frozen before the first look at it.${requireCustody ? " Only results on test sets that are kept here count." : ""}`,
  }),
  "optimisation-recovered": ({ minRecovery, maxFloorDrop }) => ({
    title: "Optimisation keeps the quality",
    detail: `What ships keeps ${percent(minRecovery)} of its base’s quality at the lower bound, metric by metric, and no safety floor falls by more than ${points(maxFloorDrop)}. Shipping the base as it is is a choice too.`,
  }),
  "artefact-objectives-met": () => ({
    title: "Objectives hold on what ships",
    detail: "The frozen objectives, judged by the evaluation of the optimised artefact itself.",
  }),
  "release-approved": () => ({
    title: "Release approved",
    detail: "The newest release of each environment behind this gate is approved by as many people as it asks for.",
  }),
  "rollback-rehearsed": ({ withinDays }) => ({
    title: "Rollback rehearsed",
    detail: `The last rehearsal succeeded, and is no older than ${withinDays === 1 ? "1 day" : `${withinDays} days`}.`,
  }),
  "telemetry-received": ({ withinHours }) => ({
    title: "Telemetry arriving",
    detail: `The last span is no older than ${withinHours === 1 ? "1 hour" : `${withinHours} hours`}.`,
  }),
  "checklist-signed": ({ template, reviewers }) => ({
    title: `${templateOf(template).title} checklist signed`,
    detail: `Complete, and signed by ${reviewers === 1 ? "1 reviewer" : `${reviewers} different reviewers`}.`,
  }),
} satisfies { [K in CriterionKey]: (params: ParamsOf<K>) => Words };

/** What a criterion asks, for somebody who reads the policy rather than a verdict. */
export function wordsOf({ key, params }: PolicyCriterion): Words {
  // Each entry takes the params of its own key; looked up by that key, they fit, which the compiler cannot follow.
  return (WORDS[key] as (params: unknown) => Words)(params);
}

function points(difference: number): string {
  const size = Number((difference * 100).toFixed(2));
  return size === 1 ? "1 point" : `${size} points`;
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString("en", { maximumFractionDigits: 2 })} %`;
}
