import type { CoverKey } from "#lib/lifecycle/covers.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";

/**
 * A list of questions people answer and reviewers sign. It is data: to change one is to raise its version, and the version
 * is part of what is signed. The built-in lists are a help for a careful team, not legal advice.
 */
export type ChecklistTemplate<K extends string = string> = {
  readonly key: K;
  /** 1, 2, 3 … Raised whenever an item is added, removed or asks something else. */
  readonly version: number;
  readonly phase: Phase;
  readonly title: string;
  readonly purpose: string;
  /** The sentence a signer affirms, shown before the password is asked for. */
  readonly meaning: string;
  /** The day somebody last checked the list against its references. ISO date. */
  readonly reviewedOn: string;
  /** How many reviewers have to sign, unless the policy asks for more. */
  readonly reviewers: number;
  /** The facts a signature covers besides the answers. */
  readonly covers: readonly CoverKey[];
  readonly items: readonly TemplateItem[];
};

export type TemplateItem = {
  /** Unique within its template, and never given to another question later: answers are kept under it. */
  readonly key: string;
  /** Two to four words that name the item in a list of changes: "Lawful basis". */
  readonly title: string;
  readonly text: string;
  /** What a good answer looks like. */
  readonly guidance: string;
  /** Where the question comes from: "GDPR Art. 6, 7". */
  readonly reference: string;
  /** An answer of "met" counts only with a document or a link attached. */
  readonly evidenceRequired: boolean;
  readonly allowNotApplicable: boolean;
  /** The first day the duty behind the item applies, where the law sets one. ISO date. */
  readonly appliesFrom?: string;
};
