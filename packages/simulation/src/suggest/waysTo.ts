import {
  type Demand,
  type Demands,
  mergeDemands,
  referencesOf,
  solveCondition,
} from '@countersign/expression';
import { type Artefact, assertNever, type ExceptionConfig } from '@countersign/model';
import type { PortName } from '../timeline/coverage.ts';

/** A way to bring a case out of a step by a certain port: values it has to have, and steps that have to fail. */
export type Way = { readonly demands: Demands; readonly failing: readonly string[] };

/** What the port of a branch or exception waits for; null for other steps, whose ports are somebody's choice. */
export function conditionAt(artefact: Artefact, { node, port }: PortName): string | null {
  const drawn = artefact.nodes[node]?.node;
  if (drawn?.kind === 'branch')
    return drawn.config.cases.find((one) => one.port === port)?.when ?? 'otherwise';
  if (drawn?.kind !== 'exception') return null;
  const rule = drawn.config.rules.find((one) => one.port === port);
  return rule === undefined ? 'normal' : wordsOf(rule.when);
}

type Condition = ExceptionConfig['rules'][number]['when'];

function wordsOf(when: Condition): string {
  switch (when.type) {
    case 'expression':
      return when.expression;
    case 'flag':
      return `"${when.flag}" in proposal.flags`;
    case 'lowConfidence':
      return `proposal.confidence < ${when.below}`;
    case 'policyLimit':
      return `${when.value} > ${when.limit}`;
    case 'stepFailure':
      return `steps.${when.step}.failed`;
    default:
      return assertNever(when);
  }
}

/** Ways to the port of a branch or exception: its own condition holds and none before it, as far as that can be told. */
export function waysTo(artefact: Artefact, { node, port }: PortName): readonly Way[] {
  const conditions = conditionsOf(artefact, node);
  const place = conditions.findIndex((one) => one.port === port);
  const before = place === -1 ? conditions : conditions.slice(0, place);
  const wanted = conditions[place];
  const own = wanted === undefined ? [NO_DEMANDS] : wanted.ways(true);
  const not = before.flatMap(({ ways }) => ways(false).slice(0, 1));
  const ways = own.flatMap((way) => [overlaid([...not, way]), way]);
  return ways.flatMap((way) => traced(artefact, node, way)).slice(0, MAX_WAYS);
}

const MAX_WAYS = 40;
const NO_DEMANDS: Way = { demands: new Map(), failing: [] };

/** All of them together; where two contradict each other the later counts. */
const overlaid = (ways: readonly Way[]): Way => ({
  demands: ways.map(({ demands }) => demands).reduce(laidOver, new Map()),
  failing: ways.flatMap(({ failing }) => failing),
});

const laidOver = (below: Demands, above: Demands): Demands =>
  mergeDemands(below, above) ?? new Map([...below, ...above]);

type PortCondition = { readonly port: string; readonly ways: (holds: boolean) => readonly Way[] };

function conditionsOf(artefact: Artefact, node: string): readonly PortCondition[] {
  const drawn = artefact.nodes[node]?.node;
  if (drawn?.kind === 'branch')
    return drawn.config.cases.map(({ port, when }) => ({ port, ways: solving(when) }));
  if (drawn?.kind !== 'exception') return [];
  return drawn.config.rules.map(({ port, when }) => ({ port, ways: waysOfRule(when) }));
}

const solving =
  (source: string) =>
  (holds: boolean): readonly Way[] =>
    solveCondition(source, holds).map((demands) => ({ demands, failing: [] }));

function waysOfRule(when: Condition): PortCondition['ways'] {
  switch (when.type) {
    case 'expression':
      return solving(when.expression);
    case 'policyLimit':
      return solving(`(${when.value}) > ${when.limit}`);
    case 'flag':
      return (holds) => [one('proposal.flags', { type: 'is', value: holds ? [when.flag] : [] })];
    case 'lowConfidence':
      return (holds) => [one('proposal.confidence', { type: 'is', value: holds ? when.below / 2 : 1 })];
    case 'stepFailure':
      return (holds) => [{ demands: new Map(), failing: holds ? [when.step] : [] }];
    default:
      return assertNever(when);
  }
}

const one = (path: string, demand: Demand): Way => ({ demands: new Map([[path, demand]]), failing: [] });

/** Demands on what somebody outside says: the proposal by its agent, computed values by what they are computed from. */
function traced(artefact: Artefact, node: string, { demands, failing }: Way): readonly Way[] {
  let ways: readonly (readonly [string, Demand][])[] = [[]];
  for (const [path, demand] of demands) {
    const sources = sourcesOf(artefact, node, [path, demand]);
    ways = ways.flatMap((way) => sources.map((source) => [...way, ...source])).slice(0, MAX_WAYS);
  }
  return ways.map((way) => ({ demands: new Map(way), failing }));
}

type Placed = readonly [string, Demand];

function sourcesOf(
  artefact: Artefact,
  node: string,
  [path, demand]: Placed,
): readonly (readonly [string, Demand][])[] {
  const [root, step = '', ...rest] = path.split('.');
  if (root === 'proposal') {
    const agent = artefact.nodes[node]?.agent;
    const agents = agent === null || agent === undefined ? agentsOf(artefact) : [agent];
    return [agents.map((id): [string, Demand] => [`steps.${id}.${[step, ...rest].join('.')}`, demand])];
  }
  const drawn = root === 'steps' ? artefact.nodes[step]?.node : undefined;
  if (drawn?.kind !== 'transform') return [[[path, demand]]];
  const value = drawn.config.set.find(({ name }) => name === rest[0])?.value;
  return value === undefined ? [[[path, demand]]] : computedFrom(artefact, step, { value, demand });
}

/** A computed value comes out as wanted for some values of what it reads: those of the wanted size are tried. */
function computedFrom(
  artefact: Artefact,
  node: string,
  { value, demand }: { value: string; demand: Demand },
): readonly (readonly [string, Demand][])[] {
  if (demand.type !== 'is') return [[]];
  if (typeof demand.value === 'boolean') {
    return solveCondition(value, demand.value).flatMap((demands) =>
      traced(artefact, node, { demands, failing: [] }).map((way) => [...way.demands]),
    );
  }
  const references = referencesOf(value);
  const paths = references.ok ? references.value.map((names) => names.join('.')) : [];
  const wanted = demand.value;
  const sizes = typeof wanted === 'number' ? [wanted, 0, wanted * 10 + 10, -wanted] : [wanted];
  return sizes.flatMap((size) => {
    const demands = new Map(paths.map((path): Placed => [path, { type: 'is', value: size }]));
    return traced(artefact, node, { demands, failing: [] }).map((way) => [...way.demands]);
  });
}

const agentsOf = ({ nodes }: Artefact): readonly string[] =>
  Object.keys(nodes).filter((id) => nodes[id]?.node.kind === 'agent');
