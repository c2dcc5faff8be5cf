import { type Artefact, FAILED_STATE, type ReviewOption, type VerdictType } from '@countersign/model';

/** Longest way shown to a reviewer. */
const MAX_STEPS = 6;

/** The answers a gate takes, each with what will happen then. An unconnected port takes its answer away. */
export function gateOptions(
  artefact: Artefact,
  node: string,
  { mayEscalate }: { mayEscalate: boolean },
): ReviewOption[] {
  const { node: gate, next: connected = {} } = artefact.nodes[node] ?? {};
  const isFixed = gate?.kind === 'gate' && gate.config.isFixed === true;
  const option = (verdict: VerdictType, port: string): ReviewOption[] =>
    connected[port] === undefined ? [] : [{ verdict, port, leadsTo: leadsTo(artefact, connected[port]) }];
  return [
    ...option('approve', 'approved'),
    ...(isFixed ? [] : option('edit', 'approved')),
    ...option('reject', 'rejected'),
    ...option('sendBack', 'sentBack'),
    ...(mayEscalate ? [{ verdict: 'escalate' as const, port: null, leadsTo: [] }] : []),
  ];
}

/** A sample is only judged; the run has gone on. */
export const SAMPLE_OPTIONS: ReviewOption[] = [
  { verdict: 'correct', port: null, leadsTo: [] },
  { verdict: 'incorrect', port: null, leadsTo: [] },
];

/** Titles of the steps from a node on, as far as the way is certain when all goes well. */
function leadsTo(artefact: Artefact, start: string): string[] {
  const titles: string[] = [];
  const seen = new Set<string>();
  let node: string | undefined = start;
  while (node !== undefined && node !== FAILED_STATE && !seen.has(node) && titles.length < MAX_STEPS) {
    seen.add(node);
    const entry: Artefact['nodes'][string] | undefined = artefact.nodes[node];
    if (entry === undefined) break;
    titles.push(entry.node.title);
    node = onlyWay(entry.next);
  }
  return titles;
}

function onlyWay(next: Readonly<Record<string, string>>): string | undefined {
  const ways = Object.entries(next).filter(([port]) => port !== 'failed' && port !== 'corrected');
  return ways.length === 1 ? ways[0]?.[1] : undefined;
}
