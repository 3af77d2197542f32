import { z } from "zod";

/**
 * Every environment variable Cairn reads, checked once. `process.env` is read nowhere else (lib/architecture.test.ts),
 * and every key stands in `.env.example` with what it does.
 */
const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  /** Set by `npm start`; a process started by hand must name its database. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  CAIRN_URL: z.url({ protocol: /^https?$/ }).optional(),
  CAIRN_DATA_DIR: z.string().min(1).default(".cairn"),
  CAIRN_DEMO: z.enum(["0", "1"]).default("1"),
  CAIRN_WORKER: z.enum(["0", "1"]).default("1"),
  /** 32+ characters. `npm start` generates the three secrets into CAIRN_DATA_DIR when they are not given. */
  CAIRN_SESSION_SECRET: z.string().min(32),
  CAIRN_LEDGER_KEY: z.string().min(32),
  CAIRN_SEALING_KEY: z.string().min(32),
  /** The sealing key before the present one: what it sealed still opens, and is sealed again. */
  CAIRN_SEALING_KEY_PREVIOUS: z.string().min(32).optional(),
  CAIRN_LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** How long single spans are kept, in days; 0 for ever. Series are kept anyway. */
  CAIRN_SPAN_DAYS: z.coerce.number().int().min(0).max(36_500).default(400),
  CAIRN_DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  CAIRN_DATABASE_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]*$/)
    .or(z.literal(""))
    .default("cairn_app"),
  CAIRN_OIDC_ISSUER: z.url().optional(),
  CAIRN_OIDC_CLIENT_ID: z.string().optional(),
  CAIRN_OIDC_CLIENT_SECRET: z.string().optional(),
  CAIRN_OIDC_NAME: z.string().default("Single sign-on"),
  CAIRN_OIDC_GROUPS_CLAIM: z.string().default("groups"),
  /** `group=admin, group=member, group=<project-slug>:<role>`; see README, "Single sign-on". */
  CAIRN_OIDC_ROLES: z.string().default(""),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** The checked environment. Throws one line per wrong variable, naming it and what it should be. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** @internal separate from {@link env} so that a test can hand in its own variables. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  if (source.CAIRN_DATABASE_ROLE === "") given.CAIRN_DATABASE_ROLE = "";
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(
    `The environment is not usable:\n${lines.join("\n")}\nSee .env.example for what each variable means.`,
  );
}

/** The address people reach this instance at, without a trailing slash. */
export function publicUrl(): string {
  const { CAIRN_URL, PORT } = env();
  return (CAIRN_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, "");
}

/** The names of every variable, for the test that compares them with `.env.example`. */
export const ENV_KEYS = Object.keys(schema.shape);
