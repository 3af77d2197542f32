import { z } from "zod";

export const jobSchema = z.object({ id: z.uuid("Name a job.") });

export const jobsQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
