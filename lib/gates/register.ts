import { rejudge } from "#lib/gates/rejudge.ts";
import { onProjectChanged } from "#lib/platform/changes.ts";
import { log } from "#lib/platform/log.ts";

/**
 * Judges the gates of a project as soon as a change of it is committed. Called once by each composition root. A failure
 * is logged and not passed on: the change itself is safe, and the sweep will judge again.
 */
export function judgeOnChange(): void {
  onProjectChanged(async (projectId) => {
    try {
      await rejudge(projectId);
    } catch (error) {
      log().error({ err: error, projectId }, "judging the gates failed");
    }
  });
}
