import type { PlannedStep } from './plannedStep.ts';
import { agentConfig, canExpire, choose, stepConfig, timesOut } from './stepConfig.ts';

type Edge = { readonly id: string; readonly source: string; readonly port: string; readonly target: string };

/** Ends that any step may lead to. */
export const SIDE_ENDS = ['refused', 'undone'] as const;

/** A side way whose target is chosen when all steps of its lane are known. */
type SideWay = {
  readonly source: string;
  readonly port: string;
  readonly next: string;
  readonly pick: number;
};

/** One branch, or the top: what may be led to inside it, and its side ways. */
type LaneDrawing = { readonly targets: string[]; readonly sideWays: SideWay[]; readonly isTop: boolean };

/** Nodes and wires made so far. Everything stays inside its lane, so that the flow is block structured. */
export type Drawing = { readonly nodes: object[]; readonly edges: Edge[] };

/** Draws a lane whose last step leads to `exit`; answers where the lane begins. */
export function drawLane(
  drawing: Drawing,
  steps: readonly PlannedStep[],
  { exit, isTop }: { readonly exit: string; readonly isTop: boolean },
): string {
  const lane: LaneDrawing = { targets: [], sideWays: [], isTop };
  const first = drawSteps({ drawing, lane }, steps, exit);
  for (const way of lane.sideWays) wire(drawing, way.source, way.port, targetOf(lane, way));
  return first;
}

type Pen = { readonly drawing: Drawing; readonly lane: LaneDrawing };

const drawSteps = (pen: Pen, steps: readonly PlannedStep[], exit: string): string =>
  steps.reduceRight((next, step) => drawStep(pen, step, next), exit);

/** Draws a step, with what belongs to it, that leads on to `next`; answers where it begins. */
function drawStep(pen: Pen, step: PlannedStep, next: string): string {
  const { drawing, lane } = pen;
  const { id, kind, picks, asksFirst } = step;
  if (kind === 'parallel') return drawBlock(pen, step, next);
  add(drawing, id, kind === 'approved' ? 'gate' : kind, stepConfig(step));
  lane.targets.push(id);
  const behind = kind === 'approved' ? drawFinalAction(pen, step, next) : next;
  wire(drawing, id, mainPortOf(step), behind);
  const detour = step.side.length === 0 ? null : drawSteps(pen, step.side, next);
  sidePortsOf(step, lane.isTop).forEach((port, index) => {
    if (index === 0 && detour !== null) wire(drawing, id, port, detour);
    else lane.sideWays.push({ source: id, port, next, pick: picks[5 + index] ?? 0 });
  });
  if (!asksFirst) return id;
  const agent = `${id}Agent`;
  add(drawing, agent, 'agent', agentConfig());
  wire(drawing, agent, 'proposed', id);
  lane.targets.push(agent);
  return agent;
}

/** An action that cannot be undone: only its gate leads to it. */
function drawFinalAction({ drawing }: Pen, { id }: PlannedStep, next: string): string {
  const action = `${id}Action`;
  const operation = { type: 'email', to: 'team@example.com', subject: 'Paid', body: '{{ input.amount }}' };
  add(drawing, action, 'action', { operation });
  wire(drawing, action, 'done', next);
  return action;
}

function drawBlock({ drawing, lane }: Pen, { id, lanes }: PlannedStep, next: string): string {
  const join = id.replace('parallel', 'join');
  const ports = lanes.map((_, index) => `way${index + 1}`);
  add(drawing, id, 'parallel', { branches: ports.map((port) => ({ port, title: port })) });
  add(drawing, join, 'join', {});
  wire(drawing, join, 'next', next);
  lane.targets.push(id);
  lanes.forEach((steps, index) => {
    const first = drawLane(drawing, steps, { exit: join, isTop: false });
    wire(drawing, id, ports[index] ?? '', first);
  });
  return id;
}

const MAIN_PORTS: Readonly<Record<string, string>> = {
  agent: 'proposed',
  gate: 'approved',
  approved: 'approved',
  exception: 'normal',
  branch: 'otherwise',
  action: 'done',
  each: 'done',
  subflow: 'done',
};

const mainPortOf = ({ kind }: PlannedStep): string => MAIN_PORTS[kind] ?? 'next';

/** The ports beside the main one that are to be connected, those of a detour first. */
function sidePortsOf({ kind, picks, side }: PlannedStep, isTop: boolean): readonly string[] {
  const wants = (index: number) => (picks[index] ?? 0) % 2 === 1;
  switch (kind) {
    case 'agent':
    case 'action':
    case 'each':
    case 'subflow':
      return side.length > 0 || wants(4) ? ['failed'] : [];
    case 'gate':
    case 'approved':
      return ['rejected', ...(canExpire(picks) ? ['expired'] : []), ...(wants(4) ? ['sentBack'] : [])];
    case 'exception':
    case 'branch':
      return ['first', 'second'];
    case 'wait':
      return timesOut({ picks, side }) ? ['timedOut'] : [];
    case 'sampler':
      return isTop && wants(4) ? ['corrected'] : [];
    default:
      return [];
  }
}

/** Straight on, to an end, or to any step of the lane, also back. */
function targetOf({ targets }: LaneDrawing, { source, next, pick }: SideWay): string {
  const others = targets.filter((target) => target !== source);
  const choice = pick % 10;
  if (choice < 4 || others.length === 0) return next;
  if (choice < 6) return choose([pick], 0, SIDE_ENDS);
  return choose([pick >> 3], 0, others);
}

function add({ nodes }: Drawing, id: string, kind: string, config: object): void {
  nodes.push({ id, kind, title: id, config, position: { x: 0, y: 0 } });
}

function wire({ edges }: Drawing, source: string, port: string, target: string): void {
  edges.push({ id: `${source}-${port}`, source, port, target });
}
