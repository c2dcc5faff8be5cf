import { setTimeout as delay } from 'node:timers/promises';
import { type CheckpointPolicy, Proposal, type RunEvent } from '@countersign/model';
import { z } from 'zod';
import type { RestClient } from '../../server/RestClient.ts';
import { eachAtOnce } from '../data/eachAtOnce.ts';
import type { LabelledMessage } from '../data/readBanking77.ts';
import { answerOpenReviews } from './answerOpenReviews.ts';
import { BANK_FLOW, bankTriage } from './bankTriage.ts';
import { proveLedger, ratifyAll } from './ownersPart.ts';
import type { DecidedCase } from './runStream.ts';
import { type Adoption, type TrainedVersion, teachAgent } from './teachAgent.ts';

const AT_ONCE = 16;
const BATCH = 100;
const POLL_MS = 20;

export type LiveStream = {
  readonly messages: readonly LabelledMessage[];
  readonly policy: CheckpointPolicy;
  /** The agent is trained again each time so many verdicts were given. */
  readonly retrainAfter: number;
  readonly adoption: Adoption;
  readonly onTrained: (version: TrainedVersion, at: { cases: number; verdicts: number }) => void;
  readonly onBatch: (decided: readonly DecidedCase[]) => void;
};

/**
 * Sends the messages through a server, a hundred at a time, with an agent that knows nothing at first. Reviewers who know
 * the truth answer everything they are asked, and an owner says yes to every widening. Answers each case as its events tell
 * it, how many verdicts and widenings there were, and whether the ledger leads to what is stored.
 */
export async function liveStream(client: RestClient, stream: LiveStream) {
  await client.call(z.unknown(), 'PUT', `/flows/${BANK_FLOW}`, bankTriage(stream.policy));
  await client.call(z.unknown(), 'POST', `/flows/${BANK_FLOW}/publish`);
  const decided: DecidedCase[] = [];
  let verdicts = 0;
  let ratified = 0;
  let trainedAt = 0;
  let live: TrainedVersion | null = null;
  for (let from = 0; from < stream.messages.length; from += BATCH) {
    const runs = await startAll(client, stream.messages.slice(from, from + BATCH));
    verdicts += await answerAll(client, runs);
    ratified += await ratifyAll(client);
    decided.push(
      ...(await eachAtOnce([...runs], AT_ONCE, async ([id, message]) =>
        readCase(await client.events(id), message),
      )),
    );
    stream.onBatch(decided);
    if (verdicts - trainedAt < stream.retrainAfter) continue;
    trainedAt = verdicts;
    const trained: TrainedVersion = await teachAgent(client, live, stream.adoption);
    if (trained.status === 'live') live = trained;
    stream.onTrained(trained, { cases: decided.length, verdicts });
  }
  return { decided, verdicts, ratified, proof: await proveLedger(client) };
}

type Runs = ReadonlyMap<string, LabelledMessage>;

async function startAll(client: RestClient, messages: readonly LabelledMessage[]): Promise<Runs> {
  const started = await eachAtOnce(messages, AT_ONCE, async (message) => {
    const run = await client.start(BANK_FLOW, { ticket: message.id, text: message.text }, message.id);
    return [run.id, message] as const;
  });
  return new Map(started);
}

/** Until no run is left, and nothing that somebody was asked about. */
async function answerAll(client: RestClient, runs: Runs): Promise<number> {
  let verdicts = 0;
  for (;;) {
    const isLeft =
      (await client.hasRuns(BANK_FLOW, 'running')) || (await client.hasRuns(BANK_FLOW, 'waiting'));
    const answered = await answerOpenReviews(client, (runId) => runs.get(runId)?.label ?? '');
    verdicts += answered;
    if (!isLeft && answered === 0) return verdicts;
    if (answered === 0) await delay(POLL_MS);
  }
}

const GateFacts = z.object({ epoch: z.number().optional(), rung: z.number() });

/** What became of a case, as its events tell it. */
function readCase(events: readonly RunEvent[], { id, label }: LabelledMessage): DecidedCase {
  const dataOf = (type: RunEvent['type']) => events.find((event) => event.type === type)?.data;
  const proposal = Proposal.safeParse(dataOf('agent.proposed')).data;
  const gate = events.find((event) => event.node === 'gate' && /^gate\.(passed|held)$/.test(event.type));
  const { epoch = 0, rung } = gate === undefined ? { rung: 0 } : GateFacts.parse(gate.data);
  const isPassed = gate?.type === 'gate.passed';
  return {
    id,
    agentVersion: proposal?.agentVersion ?? 'none',
    confidence: proposal?.confidence ?? 0,
    isRight: proposal?.payload['label'] === label,
    isException: gate === undefined,
    ...{ isPassed, epoch, rung },
    isReviewed: !isPassed || dataOf('sampler.sampled') !== undefined,
  };
}
