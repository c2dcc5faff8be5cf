import type { RunContext } from './context.ts';
import type { EngineEvent } from './event.ts';
import type { RunSnapshot } from './snapshot.ts';

/** The run with what is known of the agents behind its calls: those of a step's newest answer. */
export function withCalled(after: RunSnapshot, event: EngineEvent): RunSnapshot {
  if ((event.type !== 'done' && event.type !== 'failed') || event.undo === true) return after;
  const { called: before = {}, ...context } = after.context;
  const agents = event.type === 'done' ? (event.agents ?? []) : [];
  if (agents.length === 0 && before[event.node] === undefined) return after;
  const { [event.node]: _, ...others } = before;
  const called = agents.length === 0 ? others : { ...others, [event.node]: agents };
  return { ...after, context: Object.keys(called).length === 0 ? context : { ...context, called } };
}

/** What of it was known when only these steps had been entered. */
export function calledBy(
  { called }: Pick<RunContext, 'called'>,
  visits: RunContext['visits'],
): Pick<RunContext, 'called'> {
  const then = Object.entries(called ?? {}).filter(([node]) => visits[node] !== undefined);
  return then.length === 0 ? {} : { called: Object.fromEntries(then) };
}
