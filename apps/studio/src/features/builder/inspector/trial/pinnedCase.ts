import { renameKey } from '@countersign/model';
import { StepCase } from './stepCase.ts';

/** A step of one flow, as this browser remembers it. */
export type StepPlace = { readonly workspace: string; readonly flow: string; readonly node: string };

const keyOf = ({ workspace, flow, node }: StepPlace): string =>
  `countersign.pinned.${workspace}.${flow}.${node}`;

/** The case that this browser keeps for a step; undefined without one, or where storage is forbidden. */
export function readPinned(place: StepPlace): StepCase | undefined {
  try {
    const kept = StepCase.safeParse(JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null'));
    return kept.success ? kept.data : undefined;
  } catch {
    return undefined;
  }
}

type Flow = Omit<StepPlace, 'node'>;

/** Changes the cases that this browser keeps for some steps of a flow, because what they name got another name. */
export function changePinned(
  flow: Flow,
  nodes: readonly string[],
  change: (pinned: StepCase, node: string) => StepCase,
): void {
  for (const node of nodes) {
    const pinned = readPinned({ ...flow, node });
    if (pinned !== undefined) keepPinned({ ...flow, node }, change(pinned, node));
  }
}

/** Lets the cases of a flow follow a step that got another key; `nodes` are the steps as they are called now. */
export function renamePinned(
  flow: Flow,
  nodes: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): void {
  const own = readPinned({ ...flow, node: from });
  if (own !== undefined) {
    keepPinned({ ...flow, node: to }, own);
    keepPinned({ ...flow, node: from }, undefined);
  }
  changePinned(flow, nodes, (pinned) => {
    const steps = renameKey(pinned.steps, [from], to) as StepCase['steps']; // safe: an object stays one
    return steps === pinned.steps ? pinned : { ...pinned, steps };
  });
}

/** Keeps a case for a step in this browser, or forgets it. */
export function keepPinned(place: StepPlace, pinned: StepCase | undefined): void {
  try {
    if (pinned === undefined) localStorage.removeItem(keyOf(place));
    else localStorage.setItem(keyOf(place), JSON.stringify(pinned));
  } catch {
    // Storage is full or forbidden: the case lives on in the page.
  }
}
