import type { Json, JsonObject } from '../json.ts';
import type { Verdict } from '../run/verdict.ts';
import { renameKey } from './renameKey.ts';
import type { Scenario, ScenarioMove } from './scenario.ts';

/** A field that got another name: the way to it, and what it is called now. */
type FieldName = { readonly path: readonly string[]; readonly to: string };

/** The scenario with a field of its input renamed; the same one when it has no such field. */
export function renameInputOf(scenario: Scenario, { path, to }: FieldName): Scenario {
  const input = renameKey(scenario.start.input, path, to);
  return input === scenario.start.input ? scenario : { ...scenario, start: { ...scenario.start, input } };
}

/** Whose payload has the field: the agent, and the steps at which only its proposal can be on the table. */
type PayloadOf = FieldName & { readonly agent: string; readonly follows: ReadonlySet<string> };

/** The scenario with a field of an agent's payload renamed, as the agent proposes it and as people edit it. */
export function renamePayloadOf(scenario: Scenario, field: PayloadOf): Scenario {
  const script = scenario.script.map((move) => renameInMove(move, field));
  return script.every((move, index) => move === scenario.script[index]) ? scenario : { ...scenario, script };
}

function renameInMove(move: ScenarioMove, { agent, follows, path, to }: PayloadOf): ScenarioMove {
  if (move.type === 'propose' && move.node === agent) {
    const payload = renameObject(move.proposal.payload, path, to);
    return payload === move.proposal.payload ? move : { ...move, proposal: { ...move.proposal, payload } };
  }
  if ((move.type !== 'decide' && move.type !== 'judge') || !follows.has(move.node)) return move;
  const verdict = renameInVerdict(move.verdict, path, to);
  return verdict === move.verdict ? move : { ...move, verdict };
}

function renameInVerdict(verdict: Verdict, path: readonly string[], to: string): Verdict {
  const edited = verdict.edited && renameObject(verdict.edited, path, to);
  return edited === undefined || edited === verdict.edited ? verdict : { ...verdict, edited };
}

const renameObject = (object: JsonObject, path: readonly string[], to: string): JsonObject =>
  renameKey(object as Json, path, to) as JsonObject; // safe: an object stays one
