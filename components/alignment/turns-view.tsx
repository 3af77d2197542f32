import type { Turns } from "#lib/alignment/items/campaign-item.ts";
import { textOfMessage } from "#lib/alignment/items/turns.ts";

const SPEAKERS: Readonly<Record<string, string>> = {
  system: "System",
  user: "User",
  assistant: "Assistant",
  tool: "Tool",
};

/** A text, or the messages of a conversation with who speaks. What models wrote is shown as it is, and never interpreted. */
export function TurnsView({ turns }: { turns: Turns }) {
  if (typeof turns === "string")
    return turns === "" ? (
      <p className="text-muted italic">Empty</p>
    ) : (
      <p className="break-words whitespace-pre-wrap">{turns}</p>
    );
  return (
    <ol className="space-y-2.5">
      {turns.map((message, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages have no id and never move
        <li key={at}>
          <p className="text-xs font-[550] text-muted">{SPEAKERS[String(message.role)] ?? String(message.role)}</p>
          <p className="break-words whitespace-pre-wrap">{textOfMessage(message)}</p>
        </li>
      ))}
    </ol>
  );
}
