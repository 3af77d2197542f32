import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Outbox } from "#components/alignment/rating/outbox.ts";
import { paceOf } from "#components/alignment/rating/pace.ts";
import { type Choice, choicesOf, commandOf } from "#components/alignment/rating/rating-keys.ts";
import { RatingSession, type Transport } from "#components/alignment/rating/rating-session.ts";
import type { Reply } from "#lib/alignment/client.ts";
import type { Question } from "#lib/alignment/rules/opinion.ts";

/** What a browser keeps. */
class Storage {
  readonly #kept = new Map<string, string>();
  getItem = (key: string) => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#kept.set(key, value);
  removeItem = (key: string) => void this.#kept.delete(key);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", new Storage());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const FIRST: Choice = { answer: "first", rating: null, label: "First is better", key: "1" };
const AWAY: Reply<never> = { kind: "away" };
const ITEMS = 12;

/**
 * A server that gives out items and keeps judgements, behind a connection that may break before a request arrives or before
 * its answer does.
 */
function serverBehind(weather: Iterator<"fine" | "lost" | "answer-lost">) {
  const kept = new Map<string, number>();
  const behind = <T>(answer: () => Reply<T>): Promise<Reply<T>> => {
    const now = weather.next().value ?? "fine";
    if (now === "lost") return Promise.resolve(AWAY);
    const given = answer();
    return Promise.resolve(now === "answer-lost" ? AWAY : given);
  };
  const transport: Transport = {
    tasks: (want) =>
      behind(() => {
        const judged = new Set(kept.values());
        const open = Array.from({ length: ITEMS }, (_, position) => position).filter((one) => !judged.has(one));
        const tasks = open.slice(0, want).map((position) => ({ position, prompt: "?", responses: ["a", "b"] }));
        return { kind: "done", value: { tasks, guidelineVersion: 1 } };
      }),
    judge: ({ id, position }) =>
      behind(() => {
        kept.set(id, position);
        return { kind: "done", value: {} };
      }),
    undo: (id) =>
      behind(() => {
        kept.delete(id);
        return { kind: "done", value: {} };
      }),
    skip: () => behind(() => ({ kind: "done", value: {} })),
  };
  return { kept, transport };
}

describe("a rater's session", () => {
  test("loses no judgement and sends none twice, whatever the connection does and however often the page is reloaded", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("fine" as const, "lost" as const, "answer-lost" as const), { maxLength: 60 }),
        fc.array(fc.constantFrom("judge" as const, "wait" as const, "reload" as const), { maxLength: 40 }),
        async (weather, acts) => {
          vi.stubGlobal("localStorage", new Storage());
          const { kept, transport } = serverBehind(weather[Symbol.iterator]());
          const open = () => new RatingSession(transport, new Outbox("me"), 1);
          let session = open();
          session.hurry();
          const judged: number[] = [];
          for (const act of acts) {
            await vi.advanceTimersByTimeAsync(act === "wait" ? 20_000 : 1);
            const [task] = session.state().tasks ?? [];
            if (act === "judge" && task) {
              judged.push(task.position);
              session.judge(FIRST, "");
            } else if (act === "reload") {
              session.stop();
              session = open();
              session.hurry();
            }
          }
          await vi.advanceTimersByTimeAsync(60 * 20_000);
          session.stop();
          expect([...kept.values()].sort((a, b) => a - b)).toEqual(judged.sort((a, b) => a - b));
          expect(new Set(judged).size).toBe(judged.length);
          expect(session.state().unsent).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("does not say that nothing is left while it still asks, nor bring what was judged meanwhile", async () => {
    const { transport } = serverBehind([][Symbol.iterator]());
    const answers: (() => void)[] = [];
    // Answers as the server knew when it was asked, and later.
    const late = <T>(reply: Promise<T>) => new Promise<T>((resolve) => answers.push(() => resolve(reply)));
    const slow: Transport = { ...transport, tasks: (want) => late(transport.tasks(want)) };
    const session = new RatingSession(slow, new Outbox("me"), 1);
    const settle = () => vi.advanceTimersByTimeAsync(0);
    const answer = async () => {
      answers.shift()?.();
      await settle();
    };
    session.hurry();
    await settle();
    expect(session.state().tasks).toBeNull();
    await answer();
    for (let judged = 0; judged < 4; judged += 1) {
      session.judge(FIRST, "");
      await settle();
    }
    expect(session.state().tasks).toBeNull();
    await answer();
    const first = session.state().tasks?.[0]?.position ?? null;
    expect(first === null || first >= 4).toBe(true);
    while (answers.length > 0) await answer();
    expect(session.state().tasks?.map(({ position }) => position)).toEqual([4, 5, 6, 7]);
  });

  test("says that nothing is left once the server has said so, and not with the last judgement", async () => {
    const { transport } = serverBehind([][Symbol.iterator]());
    const session = new RatingSession(transport, new Outbox("me"), 1);
    await session.synchronise();
    for (let judged = 0; judged < ITEMS; judged += 1) {
      session.judge(FIRST, "");
      if (judged === ITEMS - 1) expect(session.state().tasks).toBeNull();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(session.state().tasks).toEqual([]);
  });

  test("takes back what was sent and what was not", async () => {
    const weather = ["fine", "lost"] as const;
    const { kept, transport } = serverBehind(weather[Symbol.iterator]());
    const session = new RatingSession(transport, new Outbox("me"), 1);
    session.hurry();
    await vi.advanceTimersByTimeAsync(1);
    const [task] = session.state().tasks ?? [];
    session.judge(FIRST, "");
    await session.undo();
    expect(session.state()).toMatchObject({ unsent: 0, change: 0, canUndo: false });
    expect(session.state().tasks?.[0]).toEqual(task);
    session.judge(FIRST, "");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kept.size).toBe(1);
    await session.undo();
    expect(kept.size).toBe(0);
    expect(session.state().tasks?.[0]).toEqual(task);
    session.stop();
  });
});

describe("keys", () => {
  const question: Question = {
    ...{ kind: "pairwise", allowTie: true, allowBothBad: true, rationale: "optional", scaleMin: null, scaleMax: null },
  };

  test.each([
    ["1", "first"],
    ["2", "second"],
    ["3", "tie"],
    ["t", "tie"],
    ["4", "both_bad"],
    ["b", "both_bad"],
  ])("%s says %s", (key, answer) => {
    expect(commandOf(choicesOf(question), key)).toMatchObject({ does: "choose", choice: { answer } });
  });

  test("say nothing that the campaign does not allow", () => {
    const strict = choicesOf({ ...question, allowTie: false, allowBothBad: false });
    for (const key of ["3", "t", "4", "b", "x"]) expect(commandOf(strict, key)).toBeNull();
    expect(commandOf(strict, "u")).toEqual({ does: "undo" });
  });

  test("each step of a scale has its own", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 9 }), (scaleMin, steps) => {
        const choices = choicesOf({ ...question, kind: "rating", scaleMin, scaleMax: scaleMin + steps });
        expect(choices).toHaveLength(steps + 1);
        expect(new Set(choices.map(({ key }) => key)).size).toBe(steps + 1);
      }),
    );
  });
});

test("the pace leaves breaks out", () => {
  expect(paceOf([0])).toBeNull();
  expect(paceOf([0, 10_000, 20_000])).toBe(10_000);
  expect(paceOf([0, 10_000, 3_600_000, 3_620_000])).toBe(15_000);
});
