import path from "node:path";
import { z } from "zod";
import { LIMITS } from "#lib/training/limits.ts";

/** protobuf's JSON writes a 64-bit integer as a string or a number, and leaves out what is not set or says null. */
export const int64 = z
  .union([z.int(), z.string().regex(/^-?\d{1,16}$/)])
  .transform(Number)
  .pipe(z.int("Must be a valid long (64-bit integer)."));

/** A number, or what Python and protobuf write for one that is not finite. */
export const double = z.union([z.number(), z.string()]).transform((value, context) => {
  const number =
    typeof value === "number" ? value : (WORDS[value] ?? (value.trim() === "" ? Number.NaN : Number(value)));
  if (!Number.isNaN(number) || (typeof value === "string" && value in WORDS)) return number;
  context.addIssue(`Got invalid value ${value}. Please specify value as a valid double (64-bit floating point)`);
  return z.NEVER;
});

const WORDS: Record<string, number | undefined> = {
  NaN: Number.NaN,
  nan: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
  inf: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

/** A query's only value is a list too, and what is not set an empty one. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.preprocess((sent) => (Array.isArray(sent) ? sent : sent == null ? [] : [sent]), z.array(item));
}

const NAME = /^[/\p{L}\p{N}_.\- :]*$/u;

/** The name of a metric, a parameter or a tag. */
export function keyOf(what: "metric" | "parameter" | "tag") {
  return z
    .string(`${capital(what)} name cannot be None. A key name must be provided.`)
    .min(1, `${capital(what)} name cannot be None. A key name must be provided.`)
    .superRefine((name, context) => {
      if (name.length > LIMITS.keyLength) context.addIssue(tooLong(`${capital(what)} name`, name, LIMITS.keyLength));
      else if (!NAME.test(name))
        context.addIssue(
          `Invalid ${what} name: '${name}'. Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colons (:) and slashes (/).`,
        );
      else if (isNoPlainPath(name))
        context.addIssue(
          `Invalid ${what} name: '${name}'. Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '${path.posix.normalize(name)}'`,
        );
    });
}

function isNoPlainPath(name: string): boolean {
  const plain = path.posix.normalize(name);
  return plain !== name || name === "." || name.startsWith("..") || name.startsWith("/");
}

/** A text of at most so many characters, refused in the words of MLflow's server. */
export function textOf(what: string, most: number) {
  return z.string().superRefine((value, context) => {
    if (value.length > most) context.addIssue(tooLong(what, value, most));
  });
}

/** Python counts it as text, whatever it was in the script. */
export function scalarOf(what: string, most: number) {
  return z
    .union([z.string(), z.number().transform(String), z.boolean().transform(String), z.null().transform(() => "")])
    .default("")
    .pipe(textOf(what, most));
}

function tooLong(what: string, value: string, most: number): string {
  return `${what} '${value.slice(0, 250)}' had length ${value.length}, which exceeded length limit of ${most}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
