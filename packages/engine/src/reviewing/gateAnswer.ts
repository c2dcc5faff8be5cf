import type { JsonObject, Verdict } from '@countersign/model';
import type { GateOutput } from '../context.ts';
import type { EngineEvent } from '../event.ts';

const PORTS: Partial<Record<Verdict['type'], string>> = {
  approve: 'approved',
  edit: 'approved',
  reject: 'rejected',
  sendBack: 'sentBack',
};

type Answering = {
  readonly node: string;
  readonly visit: number;
  /** The payload that was on the screen. */
  readonly shown: JsonObject;
  readonly verdict: Verdict;
  /** Name of the person. */
  readonly by: string;
};

/** The event by which a verdict answers its gate. Escalations and verdicts on samples answer none. */
export function gateAnswer({ node, visit, shown, verdict, by }: Answering): EngineEvent {
  const port = PORTS[verdict.type];
  if (port === undefined) throw new Error(`The verdict ${verdict.type} answers no gate`);
  const output: GateOutput = {
    verdict: verdict.type as GateOutput['verdict'], // safe: escalations and samples have no port
    by,
    payload: payloadAfter(verdict, shown),
    message: verdict.message ?? null,
    reasonCode: verdict.reasonCode ?? null,
  };
  return { type: 'done', node, visit, port, output };
}

/** What runs is what was shown, or what the reviewer made of it; what would have been right instead does not run. */
export const payloadAfter = ({ type, edited }: Verdict, shown: JsonObject): JsonObject =>
  type === 'reject' ? shown : (edited ?? shown);
