import type { TurnDesk, TurnSubject } from './turnDesk.ts';
import type { TurnDraft } from './turnDraft.ts';

/** A turn being put together: the run it is about, what it has done so far, and what it may look up. */
export type Composing = { readonly subject: TurnSubject; readonly draft: TurnDraft; readonly desk: TurnDesk };
