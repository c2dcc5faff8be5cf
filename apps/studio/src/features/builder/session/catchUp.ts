import {
  type FlowDocument,
  type FlowMerge,
  type MergeConflict,
  mergeFlows,
  type NewNames,
  type Side,
  sameJson,
  type Three,
} from '@countersign/model';

export type CatchUpOptions = {
  /** What was called anew, because both sides made it. */
  readonly names?: NewNames | undefined;
  /** Who comes later, and makes way; mine unless said. */
  readonly later?: Side;
  /** Which side wins, by the key of the conflict. */
  readonly choices?: ReadonlyMap<string, Side>;
};

/**
 * Merges what somebody else saved into the work. Of what is only looks, such as a card that both moved, mine stays and
 * nobody is asked; what is left in `conflicts` needs a person.
 */
export function catchUp(flows: Three<FlowDocument>, options: CatchUpOptions = {}): FlowMerge {
  const { names, later = 'mine', choices = NO_CHOICES } = options;
  const first = mergeFlows(flows, { choices, otherwise: 'mine' });
  const twins = first.conflicts.filter((conflict) => leadsToTwins(conflict, names, later));
  const decided = new Map([...twins.map(({ key }) => [key, otherThan(later)] as const), ...choices]);
  const { document, conflicts } =
    twins.length === 0 ? first : mergeFlows(flows, { choices: decided, otherwise: 'mine' });
  return {
    document,
    conflicts: conflicts.filter(({ key, isLayout }) => !isLayout && !decided.has(key)),
  };
}

const NO_CHOICES: ReadonlyMap<string, Side> = new Map();

const otherThan = (side: Side): Side => (side === 'mine' ? 'theirs' : 'mine');

/** A port has one wire: where both led it to the same new step of their own, it leads to the one that was there first. */
function leadsToTwins(conflict: MergeConflict, names: NewNames | undefined, later: Side): boolean {
  if (conflict.part !== 'edges' || names === undefined) return false;
  const [second, first] = [targetOf(conflict[later]), targetOf(conflict[otherThan(later)])];
  return names.steps.some(({ from, to }) => second === to && first === from);
}

const targetOf = (wire: MergeConflict['mine']): unknown => (wire as { target?: unknown } | undefined)?.target;

/** The document with every record that the other one has as well being the same object, so that little is drawn anew. */
export function sharing(document: FlowDocument, known: FlowDocument): FlowDocument {
  return {
    ...document,
    nodes: shared(document.nodes, known.nodes),
    edges: shared(document.edges, known.edges),
    notes: shared(document.notes, known.notes),
    input: sameJson(document.input, known.input) ? known.input : document.input,
    settings: sameJson(document.settings, known.settings) ? known.settings : document.settings,
  };
}

function shared<TRecord extends { readonly id: string }>(
  list: TRecord[],
  known: readonly TRecord[],
): TRecord[] {
  const records = new Map(known.map((record) => [record.id, record]));
  return list.map((record) => {
    const other = records.get(record.id);
    return other !== undefined && sameJson(record, other) ? other : record;
  });
}
