import { editScript } from "#lib/prompts/diff/edit-script.ts";

/** A piece of a line; changed where the other side's line, which it is beside, has something else. */
export type LinePiece = { readonly text: string; readonly isChanged: boolean };

export type DiffLine = {
  readonly kind: "same" | "removed" | "added";
  readonly pieces: readonly LinePiece[];
  /** From 1; null on the side where the line is not. */
  readonly before: number | null;
  readonly after: number | null;
};

/** What changed from one text to another: by line, and within lines that were replaced by word. */
export function textDiff(before: string, after: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  const place = { before: 0, after: 0 };
  const edits = editScript(linesOf(before), linesOf(after));
  for (const [index, { kind, items }] of edits.entries()) {
    const next = edits[index + 1];
    const previous = edits[index - 1];
    if (kind === "removed") {
      const other = next?.kind === "added" ? next.items : null;
      const pieces = other ? wordPieces(items, other).before : items.map(whole);
      for (const one of pieces) lines.push({ kind, pieces: one, before: ++place.before, after: null });
    } else if (kind === "added") {
      const other = previous?.kind === "removed" ? previous.items : null;
      const pieces = other ? wordPieces(other, items).after : items.map(whole);
      for (const one of pieces) lines.push({ kind, pieces: one, before: null, after: ++place.after });
    } else
      for (const one of items)
        lines.push({
          kind,
          pieces: [{ text: one, isChanged: false }],
          before: ++place.before,
          after: ++place.after,
        });
  }
  return lines;
}

/** An empty text has no line, so that adding to it removes none. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

const whole = (text: string): LinePiece[] => [{ text, isChanged: false }];

/** Words with the marks and blanks between them: a word, a run of blanks, or one other character. */
const WORDS = /[\p{L}\p{N}_]+|[^\S\n]+|[\s\S]/gu;

/** Both sides of lines that were replaced, line by line, with what differs marked. */
function wordPieces(before: readonly string[], after: readonly string[]): Record<"before" | "after", LinePiece[][]> {
  const sides = { before: new Lines(), after: new Lines() };
  for (const { kind, items } of editScript(wordsOf(before), wordsOf(after))) {
    const text = items.join("");
    if (kind !== "added") sides.before.add(text, kind === "removed");
    if (kind !== "removed") sides.after.add(text, kind === "added");
  }
  return { before: sides.before.lines, after: sides.after.lines };
}

function wordsOf(lines: readonly string[]): string[] {
  return lines.join("\n").match(WORDS) ?? [];
}

class Lines {
  readonly lines: LinePiece[][] = [[]];

  add(text: string, isChanged: boolean): void {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) this.lines.push([]);
      if (part !== "") this.lines.at(-1)?.push({ text: part, isChanged });
    }
  }
}
