import { FlowFragment, FRAGMENT_SCHEMA, farOut, type Problem, problem } from '@countersign/model';

/** What a text on the clipboard is to a flow: steps to put down, words for a note, nothing, or a piece that cannot be taken. */
export type Clipping =
  | { readonly type: 'fragment'; readonly fragment: FlowFragment }
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'nothing' }
  | { readonly type: 'refused'; readonly problem: Problem };

/** More than the largest flow takes as text. */
const MOST_CHARACTERS = 30_000_000;
const FAMILY = FRAGMENT_SCHEMA.slice(0, FRAGMENT_SCHEMA.indexOf('/') + 1);

/**
 * Reads what was copied here, in another window or in another installation. A piece that names itself one of ours must
 * be one in every part; everything else is words that somebody wrote.
 */
export function readClipboard(text: string): Clipping {
  if (text.trim() === '') return { type: 'nothing' };
  if (text.length > MOST_CHARACTERS) return refused('The text on the clipboard is too long to be steps.');
  const data = parsed(text);
  const schema = typeof data === 'object' && data !== null && 'schema' in data ? data.schema : undefined;
  if (typeof schema !== 'string' || !schema.startsWith(FAMILY)) return { type: 'words', text };
  if (schema !== FRAGMENT_SCHEMA) {
    return refused(`These steps were copied in another version of the program ("${schema.slice(0, 60)}").`);
  }
  const fragment = FlowFragment.safeParse(data);
  if (!fragment.success) {
    const [issue] = fragment.error.issues;
    return damaged(`/${(issue?.path ?? []).map(String).join('/')}`);
  }
  const [far] = farOut(fragment.data);
  return far === undefined ? { type: 'fragment', fragment: fragment.data } : damaged(far.at ?? '/');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const damaged = (at: string): Clipping => refused(`The copied steps are damaged at "${at}".`);

const refused = (message: string): Clipping => ({
  type: 'refused',
  problem: problem('nothing_to_paste', message),
});
