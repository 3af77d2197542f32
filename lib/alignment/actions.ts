"use server";

import { projectAction } from "#lib/access/action.ts";
import { chooseCampaign } from "#lib/alignment/commands/choose-campaign.ts";
import { closeCampaign } from "#lib/alignment/commands/close-campaign.ts";
import { compareVariants } from "#lib/alignment/commands/compare-variants.ts";
import { openCampaign } from "#lib/alignment/commands/open-campaign.ts";
import { addRater, removeRater } from "#lib/alignment/commands/raters.ts";
import { saveGuideline } from "#lib/alignment/commands/save-guideline.ts";
import {
  campaignNumberSchema,
  chooseCampaignSchema,
  compareVariantsSchema,
  guidelineSchema,
  raterSchema,
} from "#lib/alignment/schema.ts";

export const compareVariantsAction = projectAction({
  permission: "campaign:update",
  input: compareVariantsSchema,
  run: compareVariants,
  done: ({ number }, { project }) => ({ redirect: `/projects/${project.slug}/alignment/campaigns/${number}` }),
});

export const saveGuidelineAction = projectAction({
  permission: "campaign:update",
  input: guidelineSchema,
  run: saveGuideline,
  done: ({ version }) => ({ message: `Version ${version} is what raters follow from now on.` }),
});

export const openCampaignAction = projectAction({
  permission: "campaign:run",
  input: campaignNumberSchema,
  run: openCampaign,
  done: ({ title }) => ({ message: `${title} is open.` }),
});

export const closeCampaignAction = projectAction({
  permission: "campaign:run",
  input: campaignNumberSchema,
  run: closeCampaign,
  done: ({ title }) => ({ message: `${title} is closed and being measured.` }),
});

export const addRaterAction = projectAction({
  permission: "campaign:run",
  input: raterSchema,
  run: addRater,
  done: ({ name }) => ({ message: `${name} rates here from now on.` }),
});

export const removeRaterAction = projectAction({
  permission: "campaign:run",
  input: raterSchema,
  run: removeRater,
  done: ({ name }) => ({ message: `${name} does not rate here any more. What was judged stays.` }),
});

export const chooseCampaignAction = projectAction({
  permission: "alignment:choose",
  input: chooseCampaignSchema,
  run: chooseCampaign,
  done: ({ title }) => ({ message: `${title} is what the phase goes on with.` }),
});
