import type { ProjectAccess } from "#lib/access/access.ts";
import type { OpenConnection } from "#lib/connections/client/open-connection.ts";
import { costUsd, estimateUsage, readUsage, type TokenUsage } from "#lib/connections/client/usage.ts";
import { account } from "#lib/gateway/account.ts";
import type { Hit, NewEntry } from "#lib/gateway/cache/entry.ts";
import { keepEntry } from "#lib/gateway/cache/store.ts";
import type { CacheWish, Operation, RequestKey } from "#lib/gateway/request-key.ts";
import type { GatewaySettings } from "#lib/gateway/settings.ts";
import { now } from "#lib/platform/clock.ts";
import type { GatewayOutcome } from "#lib/platform/generated/enums.ts";
import { type Json, type JsonObject, member } from "#lib/platform/json-value.ts";
import { log } from "#lib/platform/log.ts";

/** What the gateway knows of a request before it asks anybody. */
export type Asked = {
  readonly access: ProjectAccess<"gateway:use">;
  readonly operation: Operation;
  readonly request: JsonObject;
  readonly model: string;
  readonly settings: GatewaySettings;
  readonly connection: OpenConnection;
  readonly wish: CacheWish;
  readonly key: RequestKey;
  readonly application: string;
  readonly traceparent: string | null;
  /** By performance.now(). */
  readonly beganAt: number;
};

/** What a call becomes in the cache, in Monitoring and in the gateway's sums; written once, at its end. */
export class Call {
  readonly asked: Asked;
  #embedding: Float32Array | null = null;
  #firstTokenMs: number | null = null;
  #isEnded = false;

  constructor(asked: Asked) {
    this.asked = asked;
  }

  /** Of the question, where the cache compares questions. */
  embedded(vector: Float32Array): void {
    this.#embedding = vector;
  }

  /** The first piece of an answer has come. */
  began(): void {
    this.#firstTokenMs ??= this.#elapsedMs();
  }

  /** An answer from the cache. */
  hit({ outcome, response, ...spared }: Hit): void {
    const latencyMs = this.#elapsedMs();
    this.#end(outcome, latencyMs, {
      responseModel: modelOf(response),
      costUsd: 0,
      saved: {
        latencyMs: Math.max(0, spared.latencyMs - latencyMs),
        tokens: spared.inputTokens + spared.outputTokens,
        usd: spared.costUsd ?? 0,
      },
    });
  }

  /** An answer from the upstream. One that is whole is kept, unless the client or the project wants no cache. */
  answered(answer: JsonObject, isWhole: boolean): void {
    const latencyMs = this.#elapsedMs();
    const { asked } = this;
    const usage = this.#usageOf(answer);
    const spent = costUsd(asked.connection.prices, usage);
    const isPassedBy = !asked.settings.cacheEnabled || asked.wish === "bypass";
    this.#end(isPassedBy ? "bypass" : "miss", latencyMs, {
      ...{ usage, responseModel: modelOf(answer), costUsd: spent },
    });
    if (isPassedBy || !isWhole) return;
    const createdAt = now();
    void this.#keep({
      projectId: asked.access.project.id,
      requestHash: asked.key.requestHash,
      scopeHash: asked.key.question?.scopeHash ?? null,
      embedding: this.#embedding,
      operation: asked.operation,
      model: asked.model,
      request: asked.request,
      response: answer,
      latencyMs,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      costUsd: spent,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + asked.settings.ttlSeconds * 1000),
    });
  }

  /**
   * No answer, or none that is whole.
   *
   * @param soFar what had come of it: its tokens are billed, and since the count that ends a stream is missing they are estimated.
   */
  failed(errorType: string, soFar?: JsonObject): void {
    const usage = soFar && this.#firstTokenMs !== null ? this.#usageOf(soFar) : undefined;
    this.#end("error", this.#elapsedMs(), {
      ...{ errorType, usage },
      responseModel: soFar && modelOf(soFar),
      costUsd: usage && costUsd(this.asked.connection.prices, usage),
    });
  }

  #usageOf(answer: JsonObject): TokenUsage {
    return (
      readUsage(member(answer, "usage")) ?? estimateUsage(textIn(this.asked.request), textIn(answer.choices ?? null))
    );
  }

  #elapsedMs(): number {
    return performance.now() - this.asked.beganAt;
  }

  async #keep(entry: NewEntry): Promise<void> {
    try {
      await keepEntry(entry);
    } catch (error) {
      log().error({ err: error }, "an answer could not be kept in the gateway's cache");
    }
  }

  #end(
    outcome: GatewayOutcome,
    latencyMs: number,
    ended: {
      responseModel?: string | null;
      usage?: TokenUsage;
      costUsd?: number | null;
      errorType?: string;
      saved?: { latencyMs: number; tokens: number; usd: number };
    },
  ): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const { access, operation, model, connection, application, traceparent } = this.asked;
    account(access, {
      ...{ operation, outcome, latencyMs, application, traceparent },
      provider: connection.name,
      requestModel: model,
      responseModel: ended.responseModel ?? null,
      usage: ended.usage ?? null,
      costUsd: ended.costUsd ?? null,
      firstTokenMs: this.#firstTokenMs,
      errorType: ended.errorType ?? null,
      saved: ended.saved ?? null,
    });
  }
}

function modelOf(answer: JsonObject): string | null {
  const model = member(answer, "model");
  return typeof model === "string" ? model : null;
}

/** Members that are no text of anybody's. */
const NO_TEXT = new Set(["model", "id", "role", "type", "finish_reason"]);

/** Every text in a value, for a guess at its tokens. */
function textIn(value: Json): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .filter(([name]) => !NO_TEXT.has(name))
    .map(([, one]) => textIn(one as Json))
    .filter((text) => text !== "")
    .join(" ");
}
