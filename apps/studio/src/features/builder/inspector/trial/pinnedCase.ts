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

/** Keeps a case for a step in this browser, or forgets it. */
export function keepPinned(place: StepPlace, pinned: StepCase | undefined): void {
  try {
    if (pinned === undefined) localStorage.removeItem(keyOf(place));
    else localStorage.setItem(keyOf(place), JSON.stringify(pinned));
  } catch {
    // Storage is full or forbidden: the case lives on in the page.
  }
}
