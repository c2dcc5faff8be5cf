import {
  type Artefact,
  CALM,
  cannotBeUndone,
  leavesUnjudged,
  type Oversight,
  type Problem,
  problem,
  staysUnjudged,
  WORST,
} from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import type { RunContext } from './context.ts';
import type { RunSnapshot, StateValue } from './snapshot.ts';

type Entry = Artefact['nodes'][string];

/** What the flow with this artefact hash does, as its callers have to know it; undefined when nobody looked it up. */
export type OversightOfCalled = (artefactHash: string) => Oversight | undefined;

/** `isCalled`: another run called this one, and what it was given there may be what an agent proposed. */
type Surroundings = { readonly isCalled: boolean; readonly oversightOf: OversightOfCalled };

/**
 * Where a run holds what no person has judged, by the ways that it can have taken: the steps at which it waits, samplers
 * whose samples may still be corrected, and parallel steps whose join holds what one of its branches brought.
 */
export function unjudgedSteps(
  artefact: Artefact,
  snapshot: RunSnapshot,
  { isCalled, oversightOf }: Surroundings,
): readonly string[] {
  const { context } = snapshot;
  const isOpen: IsOpen = (entry, port) => {
    const { id, kind } = entry.node;
    if ((context.visits[id] ?? 0) === 0) return false;
    if (kind === 'gate' && port === 'expired' && !canHaveExpired(context, id)) return false;
    return staysUnjudged(entry.node, port, oversightBehind(artefact, entry, oversightOf));
  };
  const sources = Object.values(artefact.nodes).filter(
    (entry) =>
      (context.visits[entry.node.id] ?? 0) > 0 &&
      leavesUnjudged(entry.node, oversightBehind(artefact, entry, oversightOf)),
  );
  const start = isCalled ? artefact.nodes[String(artefact.machine['initial'])] : undefined;
  const first = [...sources, ...(start === undefined ? [] : [start])].flatMap(({ next }) =>
    Object.values(next),
  );
  const earlier = (context.unjudged ?? []).map((id) => placeOf(artefact, id));
  const reached = reach(artefact, [...first, ...earlier], isOpen);
  return placesOf(snapshot).filter((id) => reached.has(placeOf(artefact, id)));
}

/** Only a gate that was visited once tells by its answer how it was left each time. */
function canHaveExpired({ visits, steps }: RunContext, gate: string): boolean {
  const output = steps[gate];
  const verdict =
    typeof output === 'object' && output !== null && 'verdict' in output ? output['verdict'] : null;
  return (visits[gate] ?? 0) > 1 || verdict === 'expired';
}

function placesOf(snapshot: RunSnapshot): readonly string[] {
  const sampled = Object.keys(snapshot.context.sampled ?? {}).map((visit) => visit.replace(/\/\d+$/, ''));
  const waiting = activeVisits(snapshot).map(({ node }) => node);
  return [...new Set([...waiting, ...openBlocks(snapshot.value), ...sampled])];
}

const openBlocks = (value: StateValue): readonly string[] =>
  typeof value === 'string'
    ? []
    : Object.entries(value).flatMap(([id, branches]) => [id, ...Object.values(branches).flatMap(openBlocks)]);

/** A run is never at a parallel step itself: what it holds there lies at the join, which each version names as it likes. */
const placeOf = (artefact: Artefact, id: string): string => artefact.nodes[id]?.join ?? id;

/**
 * The way on which the other version would let go on, unseen, what the version of the run holds back for a person: to
 * something that cannot be undone, or to the answer that a calling run relies on. Null when there is none.
 */
export function obstacleInOversight(
  from: Artefact,
  to: Artefact,
  { unjudged, isCalled, oversightOf }: Surroundings & { readonly unjudged: readonly string[] },
): Problem | null {
  for (const id of unjudged) {
    const before = behind(from, id, oversightOf);
    const after = behind(to, id, oversightOf);
    const act = after.find((entry) => cannotBeUndone(entry.node, oversightBehind(to, entry, oversightOf)));
    const hadAct = before.some((entry) =>
      cannotBeUndone(entry.node, oversightBehind(from, entry, oversightOf)),
    );
    if (act !== undefined && !hadAct) return actionWithoutGate(act.node);
    if (isCalled && after.some(isEnd) && !before.some(isEnd)) return ANSWER_WITHOUT_GATE;
  }
  const [old, now] = [from.oversight ?? WORST, to.oversight ?? WORST];
  return isCalled && now.leavesUnjudged && !old.leavesUnjudged ? ANSWER_WITHOUT_GATE : null;
}

const isEnd = ({ node }: Entry): boolean => node.kind === 'end';

const actionWithoutGate = ({ id, title }: Entry['node']): Problem =>
  problem(
    'action_without_gate',
    `In the other version nobody would see what an agent proposed in this run before the step "${title}" (${id}), which cannot be undone. Let the run end on its version, or put a gate on the way.`,
    id,
  );

const ANSWER_WITHOUT_GATE = problem(
  'answer_without_gate',
  'Another run called this one and relies on the gates of its version; in the other version its answer could come back unseen. Let the run end on its version.',
);

/** The steps that can be reached from here without a person having judged on the way. */
function behind(artefact: Artefact, id: string, oversightOf: OversightOfCalled): readonly Entry[] {
  const isOpen: IsOpen = (entry, port) =>
    staysUnjudged(entry.node, port, oversightBehind(artefact, entry, oversightOf));
  const place = artefact.nodes[placeOf(artefact, id)];
  if (place === undefined) return [];
  const reached = reach(artefact, openTargets(place, isOpen), isOpen);
  return [...reached].flatMap((reachedId) => artefact.nodes[reachedId] ?? []);
}

type IsOpen = (entry: Entry, port: string) => boolean;

const openTargets = (entry: Entry, isOpen: IsOpen): readonly string[] =>
  Object.entries(entry.next).flatMap(([port, target]) => (isOpen(entry, port) ? [target] : []));

function reach(artefact: Artefact, first: readonly string[], isOpen: IsOpen): ReadonlySet<string> {
  const reached = new Set(first);
  // The set grows while it is walked.
  for (const id of reached) {
    const entry = artefact.nodes[id];
    if (entry === undefined) continue;
    for (const target of openTargets(entry, isOpen)) reached.add(target);
  }
  return reached;
}

function oversightBehind(
  artefact: Artefact,
  { node, call }: Entry,
  oversightOf: OversightOfCalled,
): Oversight {
  if (node.kind !== 'each' && node.kind !== 'subflow') return CALM;
  if (call == null) return WORST;
  if (call.artefactHash === null) return artefact.oversight ?? WORST;
  return oversightOf(call.artefactHash) ?? WORST;
}
