import { type DecodedSpan, emptyScope } from "#lib/monitoring/otlp/span.ts";
import { type Random, randomInteger, randomNormal } from "#lib/statistics/random.ts";

const HOUR_MS = 3_600_000;

type Model = {
  readonly name: string;
  readonly provider: string;
  readonly medianMs: number;
  readonly firstTokenMs: number;
  /** The share of the input that comes from the provider's cache. */
  readonly cached: number;
};

/** Served by ourselves, so it has no price. */
const OWN: Model = {
  name: "nordlicht/support-assistant",
  provider: "vllm",
  medianMs: 1_480,
  firstTokenMs: 310,
  cached: 0,
};
const FALLBACK: Model = { name: "gpt-4.1-mini", provider: "openai", medianMs: 1_120, firstTokenMs: 380, cached: 0.4 };

type Application = {
  readonly resource: DecodedSpan["resource"];
  /** Requests on a working day, when the pilot began and now. */
  readonly perDay: readonly [first: number, last: number];
  readonly atWeekends: number;
  /** How busy each hour of the day is, in UTC; only the proportions count. */
  readonly hours: readonly number[];
  readonly fallbackShare: number;
};

const APPLICATIONS: readonly Application[] = [
  {
    resource: resourceOf("web-chat"),
    perDay: [340, 720],
    atWeekends: 0.45,
    hours: [1, 1, 1, 1, 2, 5, 14, 26, 38, 42, 40, 34, 30, 32, 34, 38, 46, 52, 50, 40, 26, 12, 5, 2],
    fallbackShare: 0.3,
  },
  {
    resource: resourceOf("agent-desk"),
    perDay: [280, 510],
    atWeekends: 0.04,
    hours: [0, 0, 0, 0, 0, 1, 14, 36, 46, 44, 40, 26, 34, 42, 40, 30, 12, 3, 1, 0, 0, 0, 0, 0],
    fallbackShare: 0.1,
  },
];

/** Evenings on which something went wrong, each from one instant to another. */
export type Troubles = {
  /** The fallback's vendor answers "too many requests". */
  readonly errors: readonly [from: number, to: number];
  /** One of the two GPUs is away. */
  readonly slowness: readonly [from: number, to: number];
};

/** What the project's gateway did with a call of the fallback. */
export type ThroughGateway = "exact" | "semantic" | "miss";

/** Of the calls through the gateway, those whose question was asked before, to the letter or in other words. */
const EXACT_SHARE = 0.17;
const SEMANTIC_SHARE = 0.08;

/**
 * The calls of one day of the pilot. Since its gateway was opened, the fallback is asked through it.
 *
 *
 * @param day the day's first instant, in milliseconds since 1970.
 * @param progress how far the pilot is, from 0 to 1.
 */
export function trafficOf(
  random: Random,
  day: number,
  progress: number,
  troubles: Troubles,
  gatewaySince = Number.POSITIVE_INFINITY,
): DecodedSpan[] {
  const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
  return APPLICATIONS.flatMap((application) => {
    const [first, last] = application.perDay;
    const expected = (first + (last - first) * progress) * (isWeekend ? application.atWeekends : 1);
    const whole = application.hours.reduce((sum, weight) => sum + weight, 0);
    return application.hours.flatMap((weight, hour) => {
      const mean = (expected * weight) / whole;
      const calls = Math.max(0, Math.round(mean + randomNormal(random) * Math.sqrt(mean)));
      return Array.from({ length: calls }, () => {
        const at = day + (hour + random()) * HOUR_MS;
        const model = random() < application.fallbackShare ? FALLBACK : OWN;
        const made = call(random, application, model, at, troubles);
        return model === FALLBACK && at >= gatewaySince ? throughGateway(random, made) : made;
      });
    });
  });
}

function call(random: Random, { resource }: Application, model: Model, at: number, troubles: Troubles): DecodedSpan {
  const isSlow = model === OWN && isWithin(troubles.slowness, at);
  const failure = failureOf(random, model, at, troubles);
  const outputTokens = Math.round(165 * spread(random, 0.5));
  const inputTokens = Math.round(2_150 * spread(random, 0.35));
  const durationMs = model.medianMs * spread(random, 0.34) * (0.55 + outputTokens / 360) * (isSlow ? 3.1 : 1);
  const firstTokenMs = Math.min(durationMs * 0.8, model.firstTokenMs * spread(random, 0.3) * (isSlow ? 4 : 1));
  const attributes: DecodedSpan["attributes"] = new Map<string, string | number>([
    ["gen_ai.operation.name", "chat"],
    ["gen_ai.provider.name", model.provider],
    ["gen_ai.request.model", model.name],
    ["gen_ai.conversation.id", `c${Math.floor(at / 60_000).toString(36)}${randomInteger(random, 0, 9)}`],
  ]);
  if (failure) {
    attributes.set("error.type", failure.type);
  } else {
    attributes.set("gen_ai.response.model", model.name);
    attributes.set("gen_ai.usage.input_tokens", inputTokens);
    attributes.set("gen_ai.usage.output_tokens", outputTokens);
    attributes.set("gen_ai.response.time_to_first_chunk", firstTokenMs / 1000);
    if (model.cached > 0)
      attributes.set("gen_ai.usage.cache_read.input_tokens", Math.round(inputTokens * model.cached));
  }
  const startNs = BigInt(Math.round(at * 1000)) * 1000n;
  return {
    traceId: hex(random, 4),
    spanId: hex(random, 2),
    parentSpanId: "",
    name: `chat ${model.name}`,
    kind: 3,
    startNs,
    endNs: startNs + BigInt(Math.round((failure?.durationMs ?? durationMs) * 1000)) * 1000n,
    status: failure ? "error" : "unset",
    attributes,
    resource,
    scope: SCOPE,
    fault: undefined,
  };
}

function throughGateway(random: Random, span: DecodedSpan): DecodedSpan {
  const luck = random();
  const factor = spread(random, 0.4);
  const scope = { ...emptyScope(), name: "cairn.gateway" };
  const withCache = (outcome: ThroughGateway | "error", facts: DecodedSpan["attributes"]): DecodedSpan => ({
    ...span,
    scope,
    attributes: new Map([...facts, ["cairn.gateway.cache", outcome]]),
  });
  if (span.status === "error") return withCache("error", span.attributes);
  if (luck >= EXACT_SHARE + SEMANTIC_SHARE) return withCache("miss", span.attributes);
  const outcome = luck < EXACT_SHARE ? "exact" : "semantic";
  // Likeness is told by an embedding, which is a call of its own; what is kept to the letter is there at once.
  const durationMs = (outcome === "exact" ? 6 : 130) * factor;
  const facts = [...span.attributes].filter(([name]) => !/^gen_ai\.(usage|response\.time)/.test(name));
  return {
    ...withCache(outcome, new Map([...facts, ["llm.cost.total", 0]])),
    endNs: span.startNs + BigInt(Math.round(durationMs * 1e6)),
  };
}

const SCOPE = { ...emptyScope(), name: "support-pilot", version: "1.2.0" };

function failureOf(random: Random, model: Model, at: number, { errors }: Troubles) {
  const isRefused = model === FALLBACK && isWithin(errors, at) && random() < 0.55;
  if (isRefused) return { type: "rate_limit_exceeded", durationMs: 90 * spread(random, 0.2) };
  return random() < 0.006 ? { type: "timeout", durationMs: 15_000 } : null;
}

function isWithin([from, to]: readonly [number, number], at: number): boolean {
  return at >= from && at < to;
}

/** A factor around 1, as durations and lengths are spread: log-normal. */
function spread(random: Random, sigma: number): number {
  return Math.exp(randomNormal(random) * sigma);
}

function hex(random: Random, words: number): string {
  return Array.from({ length: words }, () => randomInteger(random, 1, 0xffff_ffff).toString(16).padStart(8, "0")).join(
    "",
  );
}

function resourceOf(application: string): DecodedSpan["resource"] {
  return new Map([
    ["service.name", application],
    ["deployment.environment.name", "pilot"],
  ]);
}
