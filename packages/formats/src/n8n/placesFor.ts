import { fieldsOfPath, INPUT, outputOf, type Place, within } from '../conditions/place.ts';
import { type Fields, fieldsOf, own, textOf } from '../read/fields.ts';
import { portName } from '../sketch/plainText.ts';
import type { Link } from './links.ts';
import { valuesOf } from './mapValues.ts';
import type { N8nNode } from './n8nNode.ts';
import { isExpression } from './n8nText.ts';

type Workflow = { readonly nodes: ReadonlyMap<string, Fields>; readonly links: readonly Link[] };

/** `$json.a.b`, `$('Order').item.json.a`, `$node["Order"].json.a`: of the node before, or of one that is named. */
const OWN = /^\$json(?=$|[.[])/;
const NAMED =
  /^\$(?:node\[(['"])(.*?)\1\]|\((['"])(.*?)\3\))(?:\.(?:item|first\(\)|last\(\)))?\.json(?=$|[.[])/;

/** Finds the values that a node's texts name. An item goes from node to node; here what each step gave stays there. */
export function placesFor(name: string, workflow: Workflow): N8nNode['find'] {
  return (path) => {
    const own = OWN.exec(path);
    if (own !== null) return found(itemBefore(name, workflow, new Set()), path.slice(own[0].length));
    const named = NAMED.exec(path);
    if (named === null) return null;
    const item = itemOf(named[2] ?? named[4] ?? '', workflow, new Set());
    return found(item, path.slice(named[0].length));
  };
}

/** The item as a place, and which of its fields are known to be there. */
type Item = {
  readonly place: Place;
  readonly names?: ReadonlySet<string>;
  /** Of these, the ones whose values are written down: whatever somebody computes instead may come out as null. */
  readonly written?: ReadonlySet<string>;
  /** A field that holds all of the others. */
  readonly wrapper?: string;
};

function found(item: Item | null, path: string): Place | null {
  const fields = fieldsOfPath(path);
  const [first, ...rest] = fields ?? [];
  if (item === null || fields === null || first === undefined) return null;
  if (item.wrapper !== undefined) return first === item.wrapper ? within(item.place, rest) : null;
  if (item.names !== undefined && !item.names.has(String(first))) return null;
  const place = within(item.place, fields);
  return rest.length === 0 && item.written?.has(String(first)) ? { ...place, isGiven: true } : place;
}

/** What comes in: the same on all ways, or nobody knows. */
function itemBefore(name: string, workflow: Workflow, seen: Set<string>): Item | null {
  const before = new Set(
    workflow.links.filter(({ to, type }) => to === name && type === 'main').map(({ from }) => from),
  );
  const [only] = before;
  return before.size === 1 && only !== undefined ? itemOf(only, workflow, seen) : null;
}

/** Nodes that hand on what they were given. */
const PASSING = new Set(['if', 'switch', 'filter', 'wait', 'noOp', 'limit']);
/** Starts whose item is what the run was started with. */
const OF_THE_CASE = new Set(['manualTrigger', 'start', 'executeWorkflowTrigger', 'formTrigger']);

function itemOf(name: string, workflow: Workflow, seen: Set<string>): Item | null {
  const node = workflow.nodes.get(name);
  if (node === undefined || seen.has(name)) return null;
  seen.add(name);
  const type = textOf(own(node, 'type')).replace(/^.*\./, '');
  const parameters = fieldsOf(own(node, 'parameters'));
  if (PASSING.has(type)) return itemBefore(name, workflow, seen);
  if (type === 'webhook') return { place: INPUT, wrapper: 'body' };
  if (OF_THE_CASE.has(type)) return { place: INPUT };
  if (/Trigger$/.test(type)) return { place: { ...INPUT, isSure: false } };
  const place: Place = { base: outputOf(name), fields: [], isSure: type === 'set' };
  if (type !== 'set') return { place };
  const values = valuesOf(parameters).filter((value) => portName(value.name, '') === value.name);
  const names = new Set(values.map((value) => value.name));
  const written = new Set(names);
  for (const { name: open, value } of values) if (value === null || isExpression(value)) written.delete(open);
  return { place, names, written };
}
