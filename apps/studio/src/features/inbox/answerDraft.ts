import type { Verdict } from '@countersign/model';
import { z } from 'zod';

const PREFIX = 'countersign.answer.';
const LIMIT = 100;
const KEPT_MS = 30 * 24 * 3_600_000;
/** What is longer is for the page alone: a browser keeps about five million characters in all. */
const LONGEST = 100_000;

/** What stands in the form of an answer, valid or not. */
const Begun = z.object({
  type: z.enum(['edit', 'reject', 'sendBack', 'escalate', 'incorrect']),
  edited: z.unknown().optional(),
  reasonCode: z.string().optional(),
  message: z.string().optional(),
  critical: z.boolean().optional(),
});
export type Begun = z.infer<typeof Begun>;

/** An answer in the making: of what was shown under `etag`. */
const AnswerDraft = Begun.extend({ etag: z.string(), at: z.iso.datetime() });
export type AnswerDraft = z.infer<typeof AnswerDraft>;

/** Each person has one draft for a review, in this browser: it is there at once after every key, also without a server. */
export type DraftPlace = { readonly user: string; readonly review: string };

export const draftKey = ({ user, review }: DraftPlace): string => `${PREFIX}${user}.${review}`;

/** The draft that this browser keeps; null without one, or where storage is forbidden. */
export function readAnswerDraft(place: DraftPlace): AnswerDraft | null {
  try {
    return parsed(localStorage.getItem(draftKey(place)));
  } catch {
    return null;
  }
}

/** Keeps a draft, or forgets it; and forgets what was left long ago. */
export function keepAnswerDraft(place: DraftPlace, draft: AnswerDraft | null): void {
  try {
    const text = JSON.stringify(draft);
    if (draft === null || text.length > LONGEST) localStorage.removeItem(draftKey(place));
    else {
      localStorage.setItem(draftKey(place), text);
      forgetOld(Date.parse(draft.at));
    }
  } catch {
    // Storage is full or forbidden: the draft lives on in the page.
  }
}

/** What of a verdict would be lost with it; null when a press of a key gives it again. */
export function begunOf(verdict: Verdict): Begun | null {
  const begun = Begun.safeParse(verdict);
  const { type: _, ...written } = verdict;
  return begun.success && Object.keys(written).length > 0 ? begun.data : null;
}

function forgetOld(nowMs: number): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  const drafts = keys
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => ({ key, atMs: Date.parse(parsed(localStorage.getItem(key))?.at ?? '') || 0 }))
    .sort((a, b) => b.atMs - a.atMs);
  const old = drafts.filter(({ atMs }, place) => place >= LIMIT || atMs < nowMs - KEPT_MS);
  for (const { key } of old) localStorage.removeItem(key);
}

function parsed(text: string | null): AnswerDraft | null {
  const draft = AnswerDraft.safeParse(JSON.parse(text ?? 'null'));
  return draft.success ? draft.data : null;
}
