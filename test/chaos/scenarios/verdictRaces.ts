import assert from 'node:assert/strict';
import { z } from 'zod';
import { Persistent } from '../../process/Persistent.ts';
import { waitFor } from '../../server/waitFor.ts';
import { draw, proposes } from '../flows/draw.ts';
import type { Report, Scenario } from '../scenario.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { World } from '../world/World.ts';

const ITEMS = 500;
const BATCH = 25;
const FLOW = 'chaos-race';

const Refusal = z.looseObject({
  code: z.literal('review_decided'),
  decidedBy: z.string().min(1),
  decidedAt: z.iso.datetime(),
});
/** What tRPC answers: the result, or the same problem in its own envelope. */
const StudioAnswer = z.looseObject({ error: z.unknown().optional(), result: z.unknown().optional() });

/** Every item gets 2–8 opposite verdicts at the same moment, by REST and by the studio; one wins each time. */
export async function raceVerdicts({ items, seed }: { items: number; seed: number }): Promise<Report> {
  const document = () =>
    draw({
      name: 'Race',
      input: { n: 'number' },
      nodes: {
        start: ['trigger', {}],
        assess: proposes('pay'),
        gate: ['gate', { question: 'Pay?' }],
        yes: ['end', { outcome: 'yes' }],
        no: ['end', { outcome: 'no' }],
      },
      wires: ['start.next → assess', 'assess.proposed → gate', 'gate.approved → yes', 'gate.rejected → no'],
    });
  await using world = await World.open({ flows: [{ slug: FLOW, document }], role: 'all' });
  const chance = chanceOf(seed);
  const counts = { items, verdicts: 0, refused: 0, wonByRest: 0, wonByStudio: 0, approved: 0 };
  for (let done = 0; done < items; done += BATCH) {
    const reviews = await openReviews(world, done, Math.min(BATCH, items - done));
    const races = await Promise.all(reviews.map((review) => race(world, review, chance)));
    for (const { answers, winner } of races) {
      counts.verdicts += answers;
      counts.refused += answers - 1;
      counts[winner.channel === 'rest' ? 'wonByRest' : 'wonByStudio'] += 1;
      if (winner.type === 'approve') counts.approved += 1;
    }
  }
  assert.ok(counts.wonByRest > 0 && counts.wonByStudio > 0, 'one channel won every time');
  assert.ok(counts.approved > 0 && counts.approved < items, 'one verdict won every time');
  return counts;
}

type Open = { readonly id: string; readonly etag: string; readonly runId: string };

async function openReviews(world: World, from: number, count: number): Promise<Open[]> {
  const people = new Persistent(() => world.client);
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  const ids = await Promise.all(
    numbers.map(async (n) => (await people.start(FLOW, { n }, `race-${n}`)).id as string),
  );
  return waitFor(async () => {
    const { items } = await world.client.openReviews();
    const open = items.filter(({ runId }) => ids.includes(runId));
    return open.length === count ? open : undefined;
  });
}

type Bid = {
  readonly channel: 'rest' | 'studio';
  readonly type: 'approve' | 'reject';
  readonly won: boolean;
};

async function race(world: World, review: Open, chance: Chance): Promise<{ answers: number; winner: Bid }> {
  const count = Math.floor(chance.between(2, 9));
  const offset = chance.pick([0, 1]);
  // Each channel among itself, and both together, of which one is quicker.
  const channels = chance.pick([[byRest], [byStudio], [byRest, byStudio]]);
  const bids = await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const type = (index + offset) % 2 === 0 ? 'approve' : 'reject';
      return chance.pick(channels)(world, review, type);
    }),
  );
  const [winner, ...others] = bids.filter(({ won }) => won);
  assert.ok(winner !== undefined && others.length === 0, `${others.length + 1} verdicts won`);
  const run = await waitFor(async () => {
    const now = await world.client.run(review.runId);
    return now.status === 'ended' ? now : undefined;
  });
  assert.equal(run.outcome, winner.type === 'approve' ? 'yes' : 'no', 'the run went as the winner said');
  const events = await world.client.events(review.runId);
  assert.equal(events.filter(({ type }) => type === 'verdict.taken').length, 1);
  return { answers: count, winner };
}

async function byRest(world: World, { id, etag }: Open, type: Bid['type']): Promise<Bid> {
  const { status, body } = await world.client.decide(id, etag, { type });
  if (status !== 200) {
    assert.equal(status, 409, `a late verdict got ${status}: ${JSON.stringify(body)}`);
    Refusal.parse(body);
  }
  return { channel: 'rest', type, won: status === 200 };
}

async function byStudio(world: World, { id, etag }: Open, type: Bid['type']): Promise<Bid> {
  const { status, body } = await world.studio.call('reviews.decide', { review: id, etag, type });
  const { error } = StudioAnswer.parse(body);
  if (error !== undefined) {
    assert.equal(status, 409, `a late verdict got ${status}: ${JSON.stringify(error)}`);
    assert.match(
      JSON.stringify(error),
      /"review_decided".*"decidedBy":".+"|"decidedBy":".+".*"review_decided"/,
    );
  }
  return { channel: 'studio', type, won: error === undefined };
}

export const verdictRaces: Scenario = {
  name: 'verdict-races',
  fault: '2–8 opposite verdicts on one item at the same moment, by REST and by the studio',
  holds: 'one wins each time, the run goes as it said; the others get 409 with who decided and when',
  run: ({ seed, scale }) => raceVerdicts({ items: Math.ceil(ITEMS * scale), seed }),
};
