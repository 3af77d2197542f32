import { z } from "zod";
import { assertion } from "#lib/evaluation/running/assertions/assertion.ts";

export const latencyBelow = assertion({
  title: "Took less than",
  settings: z.object({
    ms: z.coerce.number("Write a number of milliseconds.").positive().max(3_600_000).describe("Milliseconds."),
  }),
  holds: ({ ms }, { latencyMs }) => latencyMs < ms,
});

export const costBelow = assertion({
  title: "Cost less than",
  settings: z.object({
    usd: z.coerce.number("Write a number of US dollars.").positive().max(1_000).describe("US dollars."),
  }),
  needs: "prices",
  holds: ({ usd }, { costUsd }) => costUsd !== null && costUsd < usd,
});
