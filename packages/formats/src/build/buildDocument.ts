import {
  FLOW_SCHEMA,
  type FlowDocument,
  fail,
  freeEdgeId,
  freeNodeId,
  type ImportLoss,
  type Json,
  makeStorable,
  type Problem,
  parseFlow,
  problem,
  type Result,
} from '@countersign/model';
import { withIds } from '../conditions/place.ts';
import { saidOnce } from '../sketch/losses.ts';
import type { ForeignFormat, Sketch, SketchStep } from '../sketch/sketch.ts';
import { closeWays, drawExit } from './closeWays.ts';
import { forkWires } from './forkWires.ts';
import { joinBranches } from './joinBranches.ts';
import { keepOriginals } from './keepOriginals.ts';
import { oneStart } from './oneStart.ts';
import { isNear, ORIGIN, type Places, placeSteps } from './placeSteps.ts';
import { soundConditions } from './soundConditions.ts';
import { soundSteps, soundWires } from './soundWires.ts';

/** One loss, with the id of the step it is about. */
export type Loss = ImportLoss & { readonly node: string };

/** What came of a file. The counts leave out the steps that the import put in by itself. */
export type ImportedFlow = {
  readonly format: ForeignFormat;
  readonly document: FlowDocument;
  readonly losses: readonly Loss[];
  readonly steps: number;
  readonly mapped: number;
  readonly placeholders: number;
  /** Whether the steps stand where the file had them. */
  readonly isPlaced: boolean;
};

const MOST_STEPS = 4_000;

/** A reader's sketch → a document of ours: one start, one wire a port, branches that meet, ends, ids and places. */
export function buildDocument(sketch: Sketch): Result<ImportedFlow, Problem[]> {
  if (sketch.steps.length > MOST_STEPS || sketch.wires.length > 4 * MOST_STEPS) {
    return fail([problem('import_too_large', `The file has more than ${MOST_STEPS} steps.`)]);
  }
  soundSteps(sketch);
  soundWires(sketch);
  const found = sketch.steps.length;
  const placeholders = sketch.steps.filter(({ isPlaceholder }) => isPlaceholder).length;
  // What our own export wrote comes back as it was; whatever was added elsewhere is fitted in.
  if (!sketch.steps.every(({ own }) => own !== undefined)) {
    oneStart(sketch);
    forkWires(sketch);
    closeWays(sketch);
    joinBranches(sketch);
    drawExit(sketch);
    soundConditions(sketch);
  }
  const places = placeSteps(sketch);
  const document = parseFlow(makeStorable(draw(sketch, places) as Json));
  if (!document.ok) return document;
  const losses = document.value.nodes.flatMap(({ id, origin }) =>
    (origin?.losses ?? []).map((loss) => ({ ...loss, node: id })),
  );
  return {
    ok: true,
    value: {
      format: sketch.format,
      document: document.value,
      losses,
      steps: found,
      mapped: found - placeholders,
      placeholders,
      isPlaced: places.factor !== null,
    },
  };
}

function draw(sketch: Sketch, { positions, factor, moved }: Places): unknown {
  const ids = idsOf(sketch.steps);
  const edgeIds = new Set<string>();
  const originals = keepOriginals(sketch.steps);
  return {
    schema: FLOW_SCHEMA,
    name: cut(sketch.name, 120) || `Imported from ${sketch.format}`,
    description: cut(sketch.description, 4_000),
    ...sketch.ownFields,
    nodes: sketch.steps.map((step, index) => ({
      id: ids.get(step.key),
      kind: step.kind,
      title: cut(step.name, 120) || step.foreignKind || 'Step',
      config: named(step, ids),
      position: positions.get(step.key) ?? { x: 0, y: 0 },
      ...originOf(step, sketch, { isFirst: index === 0, original: originals.get(step.key) ?? null, ids }),
    })),
    edges: sketch.wires.map(({ from, port, to }) => {
      const [source, target] = [ids.get(from) ?? from, ids.get(to) ?? to];
      const id = freeEdgeId(source, port, edgeIds);
      edgeIds.add(id);
      return { id, source, port, target };
    }),
    notes: sketch.notes.slice(0, 1_000).map(({ text, width, height, at, color }, index) => ({
      id: `note${index + 1}`,
      text: cut(text, 10_000),
      ...(color === undefined ? {} : { color }),
      position: moved(isNear(at) ? at : ORIGIN),
      width: Math.max(40, Math.min(4_000, width * (factor ?? 1))),
      height: Math.max(40, Math.min(4_000, height * (factor ?? 1))),
    })),
  };
}

/** A condition names steps, which have their ids only now. */
function named({ kind, config }: SketchStep, ids: ReadonlyMap<string, string>): unknown {
  if (kind !== 'branch') return config;
  const { cases = [] } = config as { cases?: readonly { when: string }[] };
  return { ...(config as object), cases: cases.map((one) => ({ ...one, when: withIds(one.when, ids) })) };
}

type OriginPlace = {
  readonly isFirst: boolean;
  readonly original: Json;
  readonly ids: ReadonlyMap<string, string>;
};

/** Where a step comes from. The start tells besides what belongs to no step. */
function originOf(step: SketchStep, { format, losses: ofAll }: Sketch, place: OriginPlace): object {
  const all = saidOnce(place.isFirst ? [...ofAll, ...step.losses] : step.losses).map((loss) => ({
    ...loss,
    what: cut(withIds(loss.what, place.ids), 400),
  }));
  if (step.own !== undefined && all.length === 0) {
    return step.own.origin === undefined ? {} : { origin: step.own.origin };
  }
  if (step.foreignKind === null && all.length === 0) return {};
  return {
    origin: {
      format,
      kind: cut(step.foreignKind ?? '', 200),
      name: cut(step.foreignKind === null ? '' : step.name, 500),
      original: place.original,
      ...(step.isPlaceholder ? { isPlaceholder: true } : {}),
      ...(all.length === 0 ? {} : { losses: all.slice(0, 1_000) }),
    },
  };
}

const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));

function idsOf(steps: readonly SketchStep[]): Map<string, string> {
  const taken = new Set(RESERVED);
  return new Map(
    steps.map(({ key, name, foreignKind, own }) => {
      const id = freeNodeId(own?.id || name || foreignKind || 'step', taken);
      taken.add(id);
      return [key, id];
    }),
  );
}

const cut = (text: string, longest: number): string => {
  const plain = text.trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`;
};
