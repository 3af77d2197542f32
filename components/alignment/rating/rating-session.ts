import type { Outbox, Unsent } from "#components/alignment/rating/outbox.ts";
import type { Choice } from "#components/alignment/rating/rating-keys.ts";
import type { Reply } from "#lib/alignment/client.ts";
import type { JudgementInput } from "#lib/alignment/schema.ts";
import type { Task, Tasks } from "#lib/alignment/task.ts";

export type Link = "connected" | "away" | "signed-out" | "closed";

export type RatingState = {
  /** The first is the one on the screen. Null while there is none and the server has not said yet whether there are more. */
  readonly tasks: readonly Task[] | null;
  /** How many judgements the server has not acknowledged yet. */
  readonly unsent: number;
  readonly link: Link;
  /** Something the rater should know of, such as a judgement that was not needed. */
  readonly notice: string | null;
  /** When each answer of this sitting was given, the first one first. */
  readonly answeredAt: readonly number[];
  /** The version the server knows; more than the page's when the guideline changed. */
  readonly guidelineVersion: number;
  readonly canUndo: boolean;
  /** How many judgements more than when the page was made. */
  readonly change: number;
};

/** How the session reaches the server. */
export type Transport = {
  readonly tasks: (want: number) => Promise<Reply<Tasks>>;
  readonly judge: (judgement: JudgementInput) => Promise<Reply<unknown>>;
  readonly undo: (id: string) => Promise<Reply<unknown>>;
  readonly skip: (position: number, reason: string) => Promise<Reply<unknown>>;
};

/** Tasks kept ahead of the one on the screen. */
const AHEAD = 4;
const MOST_HELD = 8;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

/**
 * What a rater does on the page: tasks come ahead of time, judgements go out behind, and neither waits for the other. A judgement
 * leaves the outbox only when the server has acknowledged it.
 */
export class RatingSession {
  readonly #transport: Transport;
  readonly #outbox: Outbox;
  /** The guideline that is on the screen. */
  #guidelineVersion: number;
  readonly #listeners = new Set<() => void>();
  #state: RatingState;
  #tasks: Task[] = [];
  /** Of this sitting, the last one last. */
  #given: Unsent[] = [];
  #sending: Promise<void> | null = null;
  #isFetching = false;
  /** More was asked for while a fetch was under way, whose answer may be older than what was asked for. */
  #isOutdated = false;
  /** Judged since the fetch under way began: it may bring them once more. */
  readonly #judgedMeanwhile = new Set<number>();
  #hasCome = false;
  /** How many sendings and fetches are under way. */
  #underWay = 0;
  #waitMs = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shownAt = 0;

  constructor(transport: Transport, outbox: Outbox, guidelineVersion: number) {
    this.#transport = transport;
    this.#outbox = outbox;
    this.#guidelineVersion = guidelineVersion;
    this.#state = {
      ...{ tasks: null, unsent: 0, link: "connected", notice: null, answeredAt: [], guidelineVersion },
      ...{ canUndo: false, change: 0 },
    };
  }

  readonly state = (): RatingState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The page shows another version of the guideline from now on. */
  follow(guidelineVersion: number): void {
    this.#guidelineVersion = guidelineVersion;
  }

  /** Sends what waits, then fetches what is missing. Called again whenever the connection may be back. */
  readonly synchronise = async (): Promise<void> => {
    this.#underWay += 1;
    try {
      await this.#send();
      await this.#refill();
    } finally {
      this.#underWay -= 1;
      this.#update();
    }
  };

  /** The same without waiting for the next attempt. */
  readonly hurry = (): void => {
    this.#waitMs = FIRST_WAIT_MS;
    void this.synchronise();
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  judge({ answer, rating }: Choice, rationale: string): void {
    const task = this.#tasks.shift();
    if (!task) return;
    const judgement: JudgementInput = {
      id: crypto.randomUUID(),
      position: task.position,
      guidelineVersion: this.#guidelineVersion,
      ...{ answer, rating, rationale },
      durationMs: Math.round(performance.now() - this.#shownAt),
    };
    this.#outbox.add({ judgement, task });
    this.#judgedMeanwhile.add(task.position);
    this.#given.push({ judgement, task });
    this.#shownAt = performance.now();
    const { answeredAt, change } = this.#state;
    // Under way before anybody hears of the state, which would say that nothing is left.
    void this.synchronise();
    this.#update({ notice: null, answeredAt: [...answeredAt, Date.now()], change: change + 1 });
  }

  /** Takes the last judgement of this sitting back, whether it has been sent or not. */
  async undo(): Promise<void> {
    const last = this.#given.at(-1);
    if (!last) return;
    const { id } = last.judgement;
    // One that is under way may have arrived: it is taken back there.
    await this.#sending;
    if (this.#outbox.list().some(({ judgement }) => judgement.id === id)) this.#outbox.remove(id);
    else {
      const reply = await this.#transport.undo(id);
      if (!this.#goesOn(reply)) return this.#update({ notice: "No connection: press undo again once it is back." });
      if (reply.kind === "refused") return this.#update({ notice: reply.message });
    }
    this.#given.pop();
    this.#judgedMeanwhile.delete(last.task.position);
    this.#tasks.unshift(last.task);
    this.#shownAt = performance.now();
    const { answeredAt, change } = this.#state;
    this.#update({ notice: null, answeredAt: answeredAt.slice(0, -1), change: change - 1 });
  }

  /** @returns what is wrong, or null. */
  readonly skip = async (reason: string): Promise<string | null> => {
    const [task] = this.#tasks;
    if (!task) return null;
    const reply = await this.#transport.skip(task.position, reason);
    if (!this.#goesOn(reply)) return "The server was not reached. Try again in a moment.";
    if (reply.kind === "refused") return reply.message;
    this.#tasks = this.#tasks.filter(({ position }) => position !== task.position);
    this.#shownAt = performance.now();
    void this.synchronise();
    this.#update({ notice: null });
    return null;
  };

  #send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#outbox.list()[0]; next; next = this.#outbox.list()[0]) {
      const { id } = next.judgement;
      const reply = await this.#transport.judge(next.judgement);
      if (!this.#goesOn(reply)) return;
      this.#outbox.remove(id);
      if (reply.kind !== "refused") this.#update();
      else {
        this.#given = this.#given.filter(({ judgement }) => judgement.id !== id);
        this.#update({ notice: reply.message, change: this.#state.change - 1 });
      }
    }
  }

  async #refill(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isFetching) return;
    this.#isFetching = true;
    while (this.#isOutdated && this.#tasks.length < AHEAD && this.#state.link !== "closed") {
      this.#isOutdated = false;
      this.#judgedMeanwhile.clear();
      const reply = await this.#transport.tasks(Math.min(AHEAD + this.#outbox.list().length, MOST_HELD));
      if (!this.#goesOn(reply) || reply.kind !== "done") break;
      this.#add(reply.value);
    }
    this.#isFetching = false;
  }

  #add({ tasks, guidelineVersion }: Tasks): void {
    // What was judged, and may still be on its way, is the server's to learn, and not to be asked again.
    const known = new Set([
      ...this.#outbox.list().map(({ judgement }) => judgement.position),
      ...this.#tasks.map(({ position }) => position),
      ...this.#judgedMeanwhile,
    ]);
    if (this.#tasks.length === 0) this.#shownAt = performance.now();
    this.#tasks.push(...tasks.filter(({ position }) => !known.has(position)));
    this.#hasCome = true;
    this.#update({ guidelineVersion });
  }

  /** What a reply says about the connection; false where nothing more can be done for now. */
  #goesOn(reply: Reply<unknown>): boolean {
    if (reply.kind === "away" || reply.kind === "signed-out") {
      this.#update({ link: reply.kind });
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.synchronise, this.#waitMs);
      this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
      return false;
    }
    this.#waitMs = FIRST_WAIT_MS;
    if (reply.kind === "refused" && (reply.reason === "campaign-not-open" || reply.reason === "404")) {
      this.#tasks = [];
      this.#update({ link: "closed" });
      return false;
    }
    this.#update({ link: "connected" });
    return true;
  }

  #update(changes: Partial<RatingState> = {}): void {
    const isKnown = this.#hasCome && (this.#tasks.length > 0 || this.#underWay === 0);
    this.#state = {
      ...this.#state,
      ...changes,
      tasks: isKnown ? [...this.#tasks] : null,
      unsent: this.#outbox.list().length,
      canUndo: this.#given.length > 0,
    };
    for (const listener of this.#listeners) listener();
  }
}
