import type { ImportLoss, Json, NodeKind, Position } from '@countersign/model';
import type { SketchStep } from './sketch.ts';

/** What a reader knows of a step before it has looked at its settings. */
export type FoundStep = {
  readonly key: string;
  readonly name: string;
  readonly at: Position | null;
  readonly foreignKind: string;
  readonly original: Json;
};

/** What became of a step's settings: kind and config, and what was not taken over. */
export type Mapping = {
  readonly kind: NodeKind;
  readonly config: Json;
  readonly losses?: readonly ImportLoss[];
  /** Paths of settings that need no naming although nobody read them; all other unread ones are named as lost. */
  readonly settled?: readonly string[];
  readonly isPlaceholder?: boolean;
};

export const sketchStep = (found: FoundStep, mapping: Mapping): SketchStep => ({
  ...found,
  kind: mapping.kind,
  config: mapping.config,
  isPlaceholder: mapping.isPlaceholder ?? false,
  losses: [...(mapping.losses ?? [])],
});

/** A step that the import puts in, because a wire there means something that takes a step here. */
export const ownStep = (
  key: string,
  name: string,
  { kind, config }: Pick<Mapping, 'kind' | 'config'>,
): SketchStep => ({
  ...{ key, name, kind, config },
  ...{ at: null, foreignKind: null, original: null, isPlaceholder: false, losses: [] },
});

/** Leads on and does nothing. */
export const passing = (value: Json = true): Mapping => ({
  kind: 'transform',
  config: { set: [{ name: 'value', value: JSON.stringify(value) }] },
});

/**
 * Stands for something that has no counterpart: it keeps the ways of the original and nothing else. With `canFail` it
 * also has a way for failures; `ways` are the names of several ways out.
 */
export function placeholder(shape: { canFail?: boolean; ways?: readonly Way[] } = {}): Mapping {
  const { canFail = false, ways = [] } = shape;
  if (ways.length > 1) return { ...branching(ways), isPlaceholder: true };
  if (!canFail) return { ...passing(), isPlaceholder: true };
  const operation = { type: 'http', method: 'POST', url: 'https://placeholder.invalid/' };
  return { kind: 'action', config: { operation }, isPlaceholder: true };
}

/** One way out of a choice; the last of several is the one that is taken otherwise. */
export type Way = { readonly port: string; readonly title: string; readonly when?: string };

/** A branch with a case for each way but the last, which has the port `otherwise`. */
export const branching = (ways: readonly Way[]): Mapping => ({
  kind: 'branch',
  config: {
    cases: ways
      .slice(0, Math.max(1, ways.length - 1))
      .map(({ port, title, when = 'false' }) => ({ port, title: title.slice(0, 120) || port, when })),
  },
});
