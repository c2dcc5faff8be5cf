import { freePlace } from '@countersign/canvas';
import { boxOf } from '@countersign/drawing';
import {
  type FlowDocument,
  type FlowNode,
  findRenames,
  freeTitle,
  type NewName,
  type NewNames,
  namedAnew,
  type Three,
} from '@countersign/model';

/**
 * The names, with other places for what was added here on top of what somebody else added, so that nothing lies hidden.
 * Steps that are called anew get titles of their own as well.
 */
export function withOwnPlaces(names: NewNames, { base, mine, theirs }: Three<FlowDocument>): NewNames {
  const others = addedIn(theirs, base);
  if (others.nodes.length + others.notes.length === 0) return names;
  const taken = [...others.nodes.map(boxOf), ...others.notes.map(boxOfNote)];
  const ids = new Set(taken.map(({ id }) => id));
  const renamed = namedAnew(mine, names);
  const own = addedIn(renamed, base);
  let around: FlowDocument = {
    ...renamed,
    nodes: [...renamed.nodes.filter(({ id }) => !ids.has(id)), ...others.nodes],
    notes: [...renamed.notes.filter(({ id }) => !ids.has(id)), ...others.notes],
  };
  const steps = namesOf(names.steps);
  for (const node of own.nodes) {
    if (ids.has(node.id)) continue; // it is one with theirs
    const nodes = around.nodes.filter((other) => other !== node);
    const name = steps.get(node.id);
    const title = name === undefined ? node.title : ownTitle(node, nodes);
    const position = ownPlace(boxOf(node), taken, { ...around, nodes });
    if (title !== node.title || position !== undefined)
      steps.set(node.id, changed(node, { name, title, position }));
    around = { ...around, nodes: [...nodes, { ...node, title, position: position ?? node.position }] };
  }
  const notes = namesOf(names.notes);
  for (const note of own.notes) {
    if (ids.has(note.id)) continue;
    const rest = around.notes.filter((other) => other !== note);
    const position = ownPlace(boxOfNote(note), taken, { ...around, notes: rest });
    if (position === undefined) continue;
    notes.set(note.id, changed(note, { name: notes.get(note.id), position }));
    around = { ...around, notes: [...rest, { ...note, position }] };
  }
  return { ...names, steps: [...steps.values()], notes: [...notes.values()] };
}

type Note = FlowDocument['notes'][number];
type Box = Readonly<{ id: string; x: number; y: number; width: number; height: number }>;
type Place = FlowNode['position'];

const boxOfNote = ({ id, position, width, height }: Note): Box => ({ id, ...position, width, height });

const namesOf = (names: readonly NewName[]) => new Map(names.map((name) => [name.to, name]));

/** What one side added; a step that only got another id was there before. */
function addedIn(flow: FlowDocument, base: FlowDocument): Pick<FlowDocument, 'nodes' | 'notes'> {
  const steps = new Set<string>([...base.nodes.map(({ id }) => id), ...findRenames(base, flow).values()]);
  const notes = new Set(base.notes.map(({ id }) => id));
  return {
    nodes: flow.nodes.filter(({ id }) => !steps.has(id)),
    notes: flow.notes.filter(({ id }) => !notes.has(id)),
  };
}

const ownTitle = ({ title }: FlowNode, others: FlowDocument['nodes']): string =>
  others.some((other) => other.title === title) ? freeTitle(title.replace(/ \d+$/, ''), others) : title;

/** Where it stands when it would lie on what is taken. */
const ownPlace = (box: Box, taken: readonly Box[], around: FlowDocument): Place | undefined =>
  taken.some((other) => overlap(box, other)) ? freePlace(around, box, { x: box.x, y: box.y }) : undefined;

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

type Changes = {
  readonly name: NewName | undefined;
  readonly title?: string;
  readonly position: Place | undefined;
};

function changed(
  record: { readonly id: string; readonly title?: string; readonly position: Place },
  { name, title, position }: Changes,
): NewName {
  const shift = position && { x: position.x - record.position.x, y: position.y - record.position.y };
  const isTitled = title !== undefined && record.title !== undefined && title !== record.title;
  return {
    ...(name ?? { from: record.id, to: record.id }),
    ...(isTitled ? { title: { from: record.title, to: title } } : {}),
    ...(shift === undefined ? {} : { shift }),
  };
}
