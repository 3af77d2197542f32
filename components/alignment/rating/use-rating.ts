"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { Outbox } from "#components/alignment/rating/outbox.ts";
import { RatingSession } from "#components/alignment/rating/rating-session.ts";
import { fetchTasks, sendJudgement, sendSkip, sendUndo } from "#lib/alignment/client.ts";

type Options = {
  /** Of the campaign in the API. */
  readonly path: string;
  /** Whose judgements wait in this browser. */
  readonly owner: string;
  readonly guidelineVersion: number;
};

/** The session of a rater's page, and its state as it changes. */
export function useRating({ path, owner, guidelineVersion }: Options) {
  const [session] = useState(
    () =>
      new RatingSession(
        {
          tasks: (want) => fetchTasks(path, want),
          judge: (judgement) => sendJudgement(path, judgement),
          undo: (id) => sendUndo(path, id),
          skip: (position, reason) => sendSkip(path, position, reason),
        },
        new Outbox(owner),
        guidelineVersion,
      ),
  );
  const state = useSyncExternalStore(session.subscribe, session.state, session.state);

  useEffect(() => session.follow(guidelineVersion), [session, guidelineVersion]);
  useEffect(() => {
    session.hurry();
    window.addEventListener("online", session.hurry);
    window.addEventListener("focus", session.hurry);
    return () => {
      session.stop();
      window.removeEventListener("online", session.hurry);
      window.removeEventListener("focus", session.hurry);
    };
  }, [session]);

  return { session, state };
}
