import { type Json, type JsonObject, type RunEvent, Verdict } from '@countersign/model';
import type { StepCase } from './stepCase.ts';

/**
 * What a step saw when a run entered it for the last time, read from the run's events; undefined for a step that the run
 * has not reached.
 */
export function caseOfRun(events: readonly RunEvent[], node: string): StepCase | undefined {
  const entered = events.findLastIndex((event) => event.type === 'step.entered' && event.node === node);
  if (entered < 0) return undefined;
  return events.slice(0, entered).reduce(after, { input: {}, steps: {}, proposal: null });
}

function after(known: StepCase, event: RunEvent): StepCase {
  const { type, node, data } = event;
  if (type === 'run.started') return { ...known, input: fieldOf(data, 'input') ?? {} };
  if (node === undefined) return known;
  const left = (output: Json): StepCase => ({ ...known, steps: { ...known.steps, [node]: output } });
  switch (type) {
    case 'agent.proposed':
      return { ...left(data), proposal: data };
    case 'action.done':
    case 'call.done':
    case 'values.set':
    case 'wait.ended':
      return left(data);
    case 'agent.failed':
    case 'action.failed':
    case 'call.failed':
      return fieldOf(data, 'undo') === true ? known : left({ failed: true, problem: data });
    case 'gate.passed':
      return left(gateOutput('passed', known, {}));
    case 'gate.expired':
      return left(gateOutput('expired', known, {}));
    case 'verdict.taken':
      return fieldOf(data, 'kind') === 'gate' ? judged(known, { node, data }) : known;
    default:
      return known;
  }
}

/** What was approved is what the steps behind the gate work with. */
function judged(known: StepCase, { node, data }: { node: string; data: Json }): StepCase {
  const verdict = Verdict.safeParse(fieldOf(data, 'verdict'));
  if (!verdict.success) return known;
  const { type, edited, message, reasonCode } = verdict.data;
  const output = gateOutput(type, known, {
    by: fieldOf(data, 'by') ?? null,
    message: message ?? null,
    reasonCode: reasonCode ?? null,
    ...(edited === undefined ? {} : { payload: edited }),
  });
  const isApproved = type === 'approve' || type === 'edit';
  const proposal =
    isApproved && edited !== undefined && isObject(known.proposal)
      ? { ...known.proposal, payload: edited }
      : known.proposal;
  return { ...known, steps: { ...known.steps, [node]: output }, proposal };
}

const gateOutput = (verdict: string, { proposal }: StepCase, said: JsonObject): JsonObject => ({
  verdict,
  by: null,
  payload: fieldOf(proposal, 'payload') ?? {},
  message: null,
  reasonCode: null,
  ...said,
});

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldOf = (value: Json, name: string): Json | undefined => (isObject(value) ? value[name] : undefined);
