import { sweepStrayCampaignItems, sweepStrayJudgeAnswers } from "#lib/alignment/jobs.ts";
import { resealConnectionKeys } from "#lib/connections/jobs.ts";
import { sweepStrayItems } from "#lib/evaluation/jobs.ts";
import { sweepGates } from "#lib/gates/jobs.ts";
import { sweepGatewayCache } from "#lib/gateway/jobs.ts";
import { checkpointLedger } from "#lib/ledger/jobs.ts";
import { sweepOldSpans } from "#lib/monitoring/jobs.ts";
import { sweepUnkeptBlobs } from "#lib/platform/blobs/jobs.ts";
import type { Job } from "#lib/platform/queue.ts";

/** Every job there is. */
export const JOBS: readonly Job[] = [
  sweepGates,
  checkpointLedger,
  sweepUnkeptBlobs,
  sweepStrayItems,
  sweepStrayCampaignItems,
  sweepStrayJudgeAnswers,
  resealConnectionKeys,
  sweepGatewayCache,
  sweepOldSpans,
];
