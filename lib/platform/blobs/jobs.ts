import { sweepBlobs } from "#lib/platform/blobs/keep-blob.ts";
import type { Job } from "#lib/platform/queue.ts";

export const sweepUnkeptBlobs: Job = {
  name: "blobs.sweep",
  everySeconds: 3600,
  async handle() {
    await sweepBlobs();
  },
};
