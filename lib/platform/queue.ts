import { PgBoss } from "pg-boss";
import { poolConfig } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";

/** A job: its queue's name, when it runs by itself, and a short idempotent handler that calls a command. */
export type Job = {
  readonly name: string;
  /** How often, in seconds, it is run by itself; each node may have a go, one at a time runs. */
  readonly everySeconds?: number;
  readonly handle: (payload: unknown) => Promise<void>;
};

/**
 * Starts working on jobs. The queue's tables are made by the migration, as the owner; this side only uses them.
 * @returns how to stop: lets the jobs in hand finish, then closes.
 */
export async function startWorker(jobs: readonly Job[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    ...poolConfig(env().DATABASE_URL, 4),
    schema: "pgboss",
    migrate: false,
    createSchema: false,
    schedule: false,
  });
  boss.on("error", (error) => log().error({ err: error }, "job queue error"));
  await boss.start();
  const timers: NodeJS.Timeout[] = [];
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: "singleton", retryLimit: 3, retryBackoff: true });
    await boss.work(job.name, { pollingIntervalSeconds: 2 }, async (batch) => {
      for (const { data } of batch) await job.handle(data);
    });
    const { everySeconds } = job;
    if (everySeconds) {
      const send = () =>
        boss
          .send(job.name, {}, { singletonKey: job.name, singletonSeconds: everySeconds })
          .catch((error: unknown) => log().error({ err: error, job: job.name }, "a job could not be sent"));
      void send();
      timers.push(setInterval(send, everySeconds * 1000));
    }
  }
  log().info({ jobs: jobs.map((job) => job.name) }, "working on jobs");
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await boss.stop({ graceful: true, timeout: 20_000 });
  };
}
