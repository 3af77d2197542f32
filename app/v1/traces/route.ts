import { receiveTraces } from "#lib/monitoring/receive-traces.ts";

export const POST = receiveTraces;
