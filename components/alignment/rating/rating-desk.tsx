"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { AnswerBar } from "#components/alignment/rating/answer-bar.tsx";
import { RatingHelp } from "#components/alignment/rating/rating-help.tsx";
import { type Choice, choicesOf, commandOf } from "#components/alignment/rating/rating-keys.ts";
import { RatingStatus } from "#components/alignment/rating/rating-status.tsx";
import { SkipForm } from "#components/alignment/rating/skip-form.tsx";
import { TaskView } from "#components/alignment/rating/task-view.tsx";
import { useRating } from "#components/alignment/rating/use-rating.ts";
import { isTyping } from "#components/layout/keyboard-events.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import type { Question } from "#lib/alignment/rules/opinion.ts";

type RatingDeskProps = {
  /** Of the campaign in the API. */
  path: string;
  /** Whose judgements wait in this browser. */
  owner: string;
  question: Question;
  asks: string;
  judged: number;
  left: number;
  guidelineVersion: number;
  /** The guideline, as it is rendered. */
  guideline: ReactNode;
};

/** Where somebody rates: one task after the other, by keys or by hand. */
export function RatingDesk({
  path,
  owner,
  question,
  asks,
  judged,
  left,
  guidelineVersion,
  guideline,
}: RatingDeskProps) {
  const { session, state: rating } = useRating({ path, owner, guidelineVersion });
  const choices = useMemo(() => choicesOf(question), [question]);
  const [rationale, setRationale] = useState("");
  const [pending, setPending] = useState<Choice | null>(null);
  const [open, setOpen] = useState<"help" | "skip" | null>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();
  const task = rating.tasks?.[0];
  const hasChanged = rating.guidelineVersion > guidelineVersion;

  function send(choice: Choice) {
    session.judge(choice, rationale);
    setRationale("");
    setPending(null);
    window.scrollTo({ top: 0 });
  }

  function choose(choice: Choice) {
    if (question.rationale === "optional" || rationale.trim() !== "") return send(choice);
    setPending(choice);
    reason.current?.focus();
  }

  async function undo() {
    setPending(null);
    await session.undo();
  }

  const onKey = useEffectEvent((event: KeyboardEvent, isAfterG: boolean) => {
    if (event.ctrlKey || event.metaKey || event.altKey || open || isAfterG || isTyping(event.target)) return;
    const command = commandOf(choices, event.key);
    if (!command) return;
    // The frame of the page has a list of keys too; on this page ours is the one that is meant.
    event.stopImmediatePropagation();
    event.preventDefault();
    if (command.does === "help") setOpen("help");
    else if (command.does === "undo") void undo();
    else if (!task || event.repeat) return;
    else if (command.does === "choose") choose(command.choice);
    else if (command.does === "skip") setOpen("skip");
    else reason.current?.focus();
  });

  useEffect(() => {
    let isAfterG = false;
    function listen(event: KeyboardEvent) {
      onKey(event, isAfterG);
      isAfterG = event.key === "g";
    }
    // While it is caught: before the frame's own keys.
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, []);

  useEffect(() => {
    if (hasChanged) router.refresh();
  }, [hasChanged, router]);

  const status = (
    <RatingStatus
      judged={judged + rating.change}
      left={Math.max(0, left - rating.change)}
      answeredAt={rating.answeredAt}
      unsent={rating.unsent}
      link={rating.link}
    />
  );
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div>
        {status}
        {rating.notice && (
          <p role="alert" className="mb-3 rounded-md bg-amber-soft px-3 py-2 text-amber">
            {rating.notice}
          </p>
        )}
        {task ? (
          <>
            <TaskView task={task} />
            <div className="sticky bottom-0 -mx-4 mt-3 border-t bg-ground px-4 py-3 sm:mx-0 sm:px-0">
              <h2 className="mb-2 font-semibold">{asks}</h2>
              <AnswerBar choices={choices} pending={pending} disabled={rating.link === "closed"} onChoose={choose} />
              <label htmlFor="rationale" className="mt-3 mb-1 flex items-center gap-2 text-sm font-[550]">
                Why {question.rationale === "optional" && <span className="font-normal text-muted">optional</span>}
                <span className="max-sm:hidden">
                  <Kbd>w</Kbd>
                </span>
              </label>
              <textarea
                id="rationale"
                ref={reason}
                rows={2}
                maxLength={4_000}
                value={rationale}
                onChange={(event) => setRationale(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Escape") event.currentTarget.blur();
                  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && pending && rationale.trim() !== "")
                    send(pending);
                }}
                aria-describedby={pending ? "rationale-hint" : undefined}
                className="w-full rounded-md border border-control bg-surface px-2.5 py-1.5"
              />
              {pending && (
                <p id="rationale-hint" className="mt-1 flex flex-wrap items-center gap-2 text-sm">
                  Say in a sentence why, then send the answer.
                  <Button
                    size="small"
                    variant="primary"
                    disabled={rationale.trim() === ""}
                    onClick={() => send(pending)}
                  >
                    Send answer
                  </Button>
                </p>
              )}
              <div className="mt-2 flex flex-wrap gap-2">
                <Button size="small" variant="quiet" disabled={!rating.canUndo} onClick={() => void undo()}>
                  Undo <Kbd>u</Kbd>
                </Button>
                <Button size="small" variant="quiet" onClick={() => setOpen("skip")}>
                  Skip <Kbd>s</Kbd>
                </Button>
                <Button size="small" variant="quiet" className="max-sm:hidden" onClick={() => setOpen("help")}>
                  Keys <Kbd>?</Kbd>
                </Button>
              </div>
            </div>
          </>
        ) : (
          <Idle
            isLoading={rating.tasks === null}
            link={rating.link}
            canUndo={rating.canUndo}
            onUndo={() => void undo()}
          />
        )}
      </div>
      <aside aria-label="Guideline" className="xl:sticky xl:top-4">
        {guideline}
      </aside>
      {open === "help" && <RatingHelp choices={choices} onClose={() => setOpen(null)} />}
      {open === "skip" && <SkipForm onSkip={session.skip} onClose={() => setOpen(null)} />}
    </div>
  );
}

type IdleProps = { isLoading: boolean; link: string; canUndo: boolean; onUndo: () => void };

/** What stands there while no task does. */
function Idle({ isLoading, link, canUndo, onUndo }: IdleProps) {
  if (link === "closed")
    return (
      <EmptyState title="This campaign is closed" action={<ButtonLink href="/tasks">My tasks</ButtonLink>}>
        What you judged is kept. Thank you.
      </EmptyState>
    );
  if (link === "away" || link === "signed-out")
    return <EmptyState title="Waiting for the connection">The next task comes when it is back.</EmptyState>;
  if (isLoading) return <p className="py-16 text-center text-muted">Fetching your tasks…</p>;
  return (
    <EmptyState
      title="Nothing is left for you here"
      action={
        <div className="flex gap-2">
          <ButtonLink href="/tasks" variant="primary">
            My tasks
          </ButtonLink>
          {canUndo && <Button onClick={onUndo}>Undo the last one</Button>}
        </div>
      }
    >
      Each item has as many judgements as are wanted, or is with somebody else. Should one come back, it comes to you.
    </EmptyState>
  );
}
