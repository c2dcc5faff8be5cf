import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Persistent } from '../../process/Persistent.ts';
import type { RestAnswer } from '../../server/RestClient.ts';
import { waitFor } from '../../server/waitFor.ts';
import { draw, proposes } from '../flows/draw.ts';
import type { Report, Scenario } from '../scenario.ts';
import { type Chance, chanceOf } from '../world/chance.ts';
import { World } from '../world/World.ts';

const ITEMS = 500;
const LANES = 8;
const EXPIRES_MS = 1_000;
const AROUND_MS = 5;
/** By how much the aim is changed after a race, and at most where one side wins again and again. */
const STEP_MS = 2;
const LONGEST_STEP_MS = 100;
const FLOW = 'chaos-deadline';

/**
 * Verdicts within ±5 ms of the moment at which the deadline takes effect. Where that moment is, as seen from here, is found
 * by the races themselves: after a verdict that won the next aims a little later, after one that came too late a little sooner.
 * However slow the machine is, both are to win: where one has won all of them, more are run until the other does.
 */
export async function raceDeadlines({ items, seed }: { items: number; seed: number }): Promise<Report> {
  const document = () =>
    draw({
      name: 'Deadline',
      input: { n: 'number' },
      nodes: {
        start: ['trigger', {}],
        assess: proposes('pay'),
        gate: ['gate', { question: 'Pay?', expiresAfter: `${EXPIRES_MS / 1_000}s` }],
        answered: ['end', { outcome: 'answered' }],
        expired: ['end', { outcome: 'expired' }],
      },
      wires: [
        'start.next → assess',
        'assess.proposed → gate',
        'gate.approved → answered',
        'gate.rejected → answered',
        'gate.expired → expired',
      ],
    });
  await using world = await World.open({ flows: [{ slug: FLOW, document }], role: 'all' });
  const chance = chanceOf(seed);
  const aim = new Aim();
  const counts = { answered: 0, expired: 0 };
  let next = 0;
  const lane = async () => {
    while (next < items || counts.answered === 0 || counts.expired === 0) {
      const n = next;
      next += 1;
      counts[await raceOnce({ world, chance, aim }, n)] += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const open = await world.client.openReviews();
  assert.equal(open.items.length, 0, 'a review of an ended run is still open');
  return { items: next, ...counts, takesEffectAfterMs: aim.ms };
}

/** When to answer, from the deadline on. */
class Aim {
  ms = 0;
  #stepMs = STEP_MS;
  #last: boolean | null = null;

  /** A verdict that won can come later, one that lost has to come sooner: by more and more, until the other side wins. */
  correct(hasWon: boolean): void {
    this.#stepMs = hasWon === this.#last ? Math.min(this.#stepMs * 1.2, LONGEST_STEP_MS) : STEP_MS;
    this.#last = hasWon;
    this.ms = Math.round(this.ms + (hasWon ? this.#stepMs : -this.#stepMs));
  }
}

type Racing = { readonly world: World; readonly chance: Chance; readonly aim: Aim };

async function raceOnce({ world, chance, aim }: Racing, n: number): Promise<Race['outcome']> {
  const { client } = world;
  const { id } = await new Persistent(() => client).start(FLOW, { n }, `deadline-${n}`);
  const review = await waitFor(async () => {
    const { items } = await client.openReviews();
    return items.find(({ runId }) => runId === id);
  });
  const deadline = Date.parse(review.openedAt) + EXPIRES_MS;
  const at = deadline + aim.ms + chance.between(-AROUND_MS, AROUND_MS);
  await delay(Math.max(0, at - Date.now()));
  const answer = await client.decide(review.id, review.etag, { type: 'approve' });
  aim.correct(answer.status === 200);
  const run = await waitFor(async () => {
    const now = await client.run(id);
    return now.status === 'ended' ? now : undefined;
  });
  const outcome = run.outcome === 'answered' ? 'answered' : 'expired';
  await checkStory(world, id, { answer, outcome });
  return outcome;
}

type Race = { readonly answer: RestAnswer; readonly outcome: 'answered' | 'expired' };

/** One outcome, told to who answered; the other side has left nothing behind. */
async function checkStory({ client }: World, id: string, { answer, outcome }: Race): Promise<void> {
  const expected = outcome === 'answered' ? 200 : 409;
  assert.equal(answer.status, expected, `${outcome}, but ${answer.status}: ${JSON.stringify(answer.body)}`);
  const events = await client.events(id);
  const ends = events.filter(({ type }) => type === 'run.ended');
  assert.equal(ends.length, 1, `${id} has ${ends.length} ends`);
  const verdicts = events.filter(({ type }) => type === 'verdict.taken');
  assert.equal(verdicts.length, outcome === 'answered' ? 1 : 0, 'silence is never a verdict');
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
}

export const deadlineRaces: Scenario = {
  name: 'deadline-races',
  fault: 'a verdict within ±5 ms of the moment at which the deadline of its review takes effect',
  holds: "one outcome; the loser's timer or review is closed; a late verdict gets 409",
  run: ({ seed, scale }) => raceDeadlines({ items: Math.ceil(ITEMS * scale), seed }),
};
