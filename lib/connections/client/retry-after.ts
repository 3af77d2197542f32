type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * How long an endpoint asks to wait: `retry-after-ms`, `Retry-After` in seconds or as a date (RFC 9110), or when what
 * has run out comes back, `x-ratelimit-reset-*`. Undefined when it says nothing.
 * @param now milliseconds since 1970.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const exact = numberOf(headers["retry-after-ms"]);
  if (exact !== undefined) return Math.max(0, exact);
  const asked = one(headers["retry-after"]);
  if (asked !== undefined) {
    const seconds = Number(asked);
    const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(asked) - now;
    if (Number.isFinite(ms)) return Math.max(0, ms);
  }
  return resetMs(headers, now);
}

/** The longest wait among the limits that have run out, or among all where none says so. */
function resetMs(headers: Headers, now: number): number | undefined {
  const limits = Object.keys(headers)
    .filter((name) => name.startsWith("x-ratelimit-reset"))
    .flatMap((name) => {
      const wait = durationMs(one(headers[name]), now);
      const left = numberOf(headers[name.replace("-reset", "-remaining")]);
      return wait === undefined ? [] : [{ wait, hasRunOut: left === 0 }];
    });
  const runOut = limits.filter((limit) => limit.hasRunOut);
  const waits = (runOut.length > 0 ? runOut : limits).map((limit) => limit.wait);
  return waits.length > 0 ? Math.max(...waits) : undefined;
}

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `20ms`, `1.5s`, `6m0s` as OpenAI writes them; plain seconds; seconds or milliseconds since 1970; an ISO instant. */
function durationMs(text: string | undefined, now: number): number | undefined {
  if (!text) return undefined;
  const plain = Number(text);
  if (Number.isFinite(plain))
    return Math.max(0, plain > 1e11 ? plain - now : plain > 1e8 ? plain * 1000 - now : plain * 1000);
  if (/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
    return parts.reduce((sum, [, amount, unit = "s"]) => sum + Number(amount) * (UNIT_MS[unit] ?? 0), 0);
  }
  const instant = Date.parse(text);
  return Number.isFinite(instant) ? Math.max(0, instant - now) : undefined;
}

function one(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value)?.trim();
}

function numberOf(value: string | string[] | undefined): number | undefined {
  const text = one(value);
  return text && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
