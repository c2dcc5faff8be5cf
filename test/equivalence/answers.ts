import type { Artefact, ArtefactNode, Json, Problem } from '@countersign/model';

/** What the outside world says to a step that waits. */
export type Answer =
  | { readonly type: 'done'; readonly port: string; readonly output: Json }
  | { readonly type: 'fail'; readonly problem: Problem }
  | { readonly type: 'expire' };

/** The answer to a visit of a step; null when the step waits for none. The same visit always gets the same one. */
export type AnswerTo = (node: string, visit: number) => Answer | null;

const INVOKED = new Set(['agent', 'gate', 'sampler', 'action']);

/** Chooses among everything that can happen to a step (each connected port, a failure) by the given numbers. */
export function answersBy(artefact: Artefact, choices: readonly number[]): AnswerTo {
  return (id, visit) => {
    const entry = artefact.nodes[id];
    if (entry === undefined || !INVOKED.has(entry.node.kind)) return null;
    const ports = Object.keys(entry.next).filter(
      (port) => port !== 'failed' && port !== 'corrected' && (port !== 'expired' || expires(entry)),
    );
    const seed = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), visit * 7);
    const choice = choices[seed % choices.length] ?? 0;
    const port = ports[choice % (ports.length + 1)];
    if (port === undefined) return { type: 'fail', problem: { code: 'no_answer', message: 'No answer.' } };
    if (port === 'expired') return { type: 'expire' };
    return { type: 'done', port, output: entry.node.kind === 'agent' ? aProposal(choice) : aVerdict(choice) };
  };
}

/** The port may be connected although no deadline is set. */
const expires = ({ node }: ArtefactNode): boolean =>
  node.kind === 'gate' && node.config.expiresAfter !== undefined;

function aProposal(choice: number): Json {
  return {
    decision: 'approve',
    payload: { amount: choice },
    summary: 'A proposal',
    confidence: (choice % 100) / 100,
    reasoning: [],
    evidence: [],
    flags: choice % 4 === 0 ? ['frustrated'] : [],
    usage: { model: 'none', tokens: 0, cost: 0, ms: 0 },
    agentVersion: 'v1',
  };
}

const aVerdict = (choice: number): Json => ({
  verdict: 'approve',
  by: 'u1',
  payload: { amount: choice + 1 },
  message: null,
  reasonCode: null,
});
