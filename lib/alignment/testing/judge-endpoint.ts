import { type Answering, type Asked, completion, sendJson } from "#lib/connections/testing/endpoint.ts";
import { member } from "#lib/platform/json-value.ts";

type Reading = { readonly first: string; readonly second: string };

/** An endpoint that judges two answers as it is told to. */
export function judging(decide: (answers: Reading) => string): Answering {
  return (asked, response) => {
    sendJson(response, completion(decide(readAnswers(asked))));
  };
}

export function choice(preferred: "first" | "second" | "tie"): string {
  return JSON.stringify({ reason: `It is ${preferred}.`, preferred });
}

/** What stands between the tags of the prompt that projects begin with. */
function readAnswers({ body }: Asked): Reading {
  const messages = member(body, "messages");
  const content = Array.isArray(messages) ? member(messages.at(-1), "content") : "";
  const between = (tag: string) => new RegExp(`<${tag}>\\n([\\s\\S]*?)\\n</${tag}>`).exec(String(content))?.[1] ?? "";
  return { first: between("first"), second: between("second") };
}
