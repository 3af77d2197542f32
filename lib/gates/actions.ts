"use server";

import { projectAction } from "#lib/access/action.ts";
import { collectFacts } from "#lib/gates/collect-facts.ts";
import { askWaiver } from "#lib/gates/commands.ts";
import { sign } from "#lib/lifecycle/commands/sign.ts";
import { signSchema, waiverRequestSchema } from "#lib/lifecycle/schema.ts";

export const signAction = projectAction({
  permission: "signoff:create",
  input: signSchema,
  run: (access, input) => sign(access, input, collectFacts),
  done: ({ title, decision }) => ({ message: `You ${decision === "approve" ? "signed" : "rejected"} ${title}.` }),
});

export const askWaiverAction = projectAction({
  permission: "waiver:request",
  input: waiverRequestSchema,
  run: askWaiver,
  done: ({ number }) => ({ message: `Waiver ${number} is asked for. It counts once a second person agrees.` }),
});
