import type { Json, ReviewContent } from '@countersign/model';

/** What a gate's expressions could ask about a case, cut down to what is wanted. */
export type PastScope = { readonly [variable: string]: Json };

/** A case as it was kept: what its reviewer saw, when that was asked for, and when its run began. */
export type KeptCase = Readonly<{
  content: ReviewContent;
  runId: string;
  openedAt: Date;
  startedAt: Date | null;
}>;

/**
 * The variables that the gate saw, put together again from what was kept: the same ones, so that a past case is judged as
 * it was then. A review of an earlier release kept no times; it opened in the transaction in which its gate was decided.
 */
export function pastScope(
  { content, runId, openedAt, startedAt }: KeptCase,
  references: readonly string[] | undefined,
): PastScope {
  const { input, steps, agent, proposal: shown, proposed, times } = content;
  const now = times?.now ?? openedAt.toISOString();
  const began = times?.startedAt ?? (startedAt ?? openedAt).toISOString();
  const proposal = proposed === undefined ? shown : { ...shown, payload: proposed };
  const scope = {
    ...{ input, proposal, now },
    steps: agent === undefined ? steps : { ...steps, [agent]: proposal },
    run: { id: runId, startedAt: began },
  } as unknown as PastScope; // safe: contents are JSON
  return references === undefined ? scope : projected(scope, references);
}

/** Only what is referred to, as deep as it is; a path that leads nowhere is left out, as in the whole. */
function projected(scope: PastScope, references: readonly string[]): PastScope {
  const kept: { [variable: string]: Json } = {};
  for (const reference of references) keep(kept, scope, reference.split('.'));
  return kept;
}

function keep(
  kept: { [member: string]: Json },
  from: PastScope,
  [part = '', ...rest]: readonly string[],
): void {
  const value = Object.hasOwn(from, part) ? from[part] : undefined;
  if (value === undefined || part === '__proto__') return;
  const inner = asObject(value);
  if (rest.length === 0 || inner === null) {
    kept[part] = value;
    return;
  }
  // A wider reference has taken all of it.
  if (kept[part] === value) return;
  const members: { [member: string]: Json } = asObject(kept[part] ?? null) ?? {};
  kept[part] = members;
  keep(members, inner, rest);
}

const asObject = (value: Json): { [member: string]: Json } | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [member: string]: Json }) // safe: neither null nor a list
    : null;
