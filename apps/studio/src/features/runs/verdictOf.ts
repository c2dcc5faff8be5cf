import { type Json, type RunEvent, Verdict } from '@countersign/model';
import { valueIn } from './eventData.ts';

/** What a person decided, as the event of it tells; undefined where the event is older than that. */
export function verdictOf(data: Json): Verdict | undefined {
  const verdict = Verdict.safeParse(valueIn(data, 'verdict'));
  return verdict.success ? verdict.data : undefined;
}

/**
 * What was on the table when a payload was edited: the newest proposal or edit before it that has a field of it, since
 * agents of other branches may have proposed something else in between.
 */
export function proposedBefore(
  events: readonly RunEvent[],
  verdict: Pick<RunEvent, 'seq'>,
  edited: Json,
): Json | undefined {
  const fields = new Set(Object.keys(edited ?? {}));
  return events
    .filter(({ seq }) => seq < verdict.seq)
    .map(payloadIn)
    .findLast(
      (payload) => payload !== undefined && Object.keys(payload ?? {}).some((name) => fields.has(name)),
    );
}

function payloadIn({ type, data }: RunEvent): Json | undefined {
  if (type === 'agent.proposed') return valueIn(data, 'payload');
  return type === 'verdict.taken' ? verdictOf(data)?.edited : undefined;
}

/** One field that an edit changed; undefined where it is not there. */
export type ChangedField = {
  readonly name: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

/** The fields of an edited payload that differ from what was proposed, in the order of both. */
export function changedFields(proposed: Json | undefined, edited: Json): readonly ChangedField[] {
  const [before, after] = [fieldsOf(proposed), fieldsOf(edited)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

const fieldsOf = (value: Json | undefined): { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: Json }) // safe: an object that is no list
    : {};
