import { z } from 'zod';

const CommentDraft = z.object({ text: z.string(), mentions: z.array(z.string()) });
/** A comment that was begun and not sent. */
export type CommentDraft = z.infer<typeof CommentDraft>;

const EMPTY: CommentDraft = { text: '', mentions: [] };

type Place = { readonly user: string; readonly review: string };
const keyOf = ({ user, review }: Place): string => `countersign.comment.${user}.${review}`;

/** What this tab keeps of a comment: the case on the desk may change while somebody writes about it. */
export function readCommentDraft(place: Place): CommentDraft {
  try {
    const draft = CommentDraft.safeParse(JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null'));
    return draft.success ? draft.data : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Keeps it until the tab is closed; one without words is forgotten. */
export function keepCommentDraft(place: Place, draft: CommentDraft): void {
  try {
    if (draft.text === '') sessionStorage.removeItem(keyOf(place));
    else sessionStorage.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the draft lives on in the page.
  }
}
