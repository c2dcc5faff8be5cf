import { draw, post, proposes } from './draw.ts';

/** A flow of the fault tests, and what one run of it must have done in the outside world when it has ended. */
export type CaseFlow = {
  readonly slug: string;
  readonly document: (host: string) => object;
  readonly outcome: string;
  readonly output?: Readonly<Record<string, unknown>>;
  /** Paths that reach the ledger, each under as many keys as it is named. */
  readonly deliveries: readonly string[];
  /** Paths that may be missing when an attempt was ambiguous, and are never delivered twice. */
  readonly once?: readonly string[];
  readonly verdicts: number;
};

const START = ['trigger', {}] as const;
const END = ['end', { outcome: 'done' }] as const;

/** Three effects in a row; other flows call it. */
export const CALLED_FLOW: CaseFlow = {
  slug: 'chaos-chain',
  document: (host) =>
    draw({
      name: 'Chain',
      input: { n: 'number' },
      nodes: {
        start: START,
        first: post(host, 'first'),
        second: post(host, 'second'),
        third: post(host, 'third'),
        done: END,
      },
      wires: ['start.next → first', 'first.done → second', 'second.done → third', 'third.done → done'],
    }),
  outcome: 'done',
  deliveries: ['/first', '/second', '/third'],
  verdicts: 0,
};

const loop: CaseFlow = {
  slug: 'chaos-loop',
  document: (host) =>
    draw({
      name: 'Loop',
      input: { n: 'number' },
      nodes: {
        start: START,
        round: post(host, 'round'),
        tally: ['transform', { set: [{ name: 'n', value: 'has(steps.kept) ? steps.kept.n + 1 : 1' }] }],
        kept: ['transform', { set: [{ name: 'n', value: 'steps.tally.n' }] }],
        again: ['branch', { cases: [{ port: 'more', title: 'More', when: 'steps.tally.n < 3' }] }],
        done: END,
      },
      wires: [
        'start.next → round',
        'round.done → tally',
        'tally.next → again',
        'again.more → kept',
        'kept.next → round',
        'again.otherwise → done',
      ],
    }),
  outcome: 'done',
  deliveries: ['/round', '/round', '/round'],
  verdicts: 0,
};

const gated: CaseFlow = {
  slug: 'chaos-gated',
  document: (host) =>
    draw({
      name: 'Agent, gate, action',
      input: { n: 'number' },
      nodes: {
        start: START,
        assess: proposes('pay'),
        gate: ['gate', { question: 'Pay?' }],
        reserve: post(host, 'reserve'),
        pay: post(host, 'pay', { mode: 'once' }),
        done: END,
        unclear: END,
        refused: ['end', { outcome: 'refused' }],
      },
      wires: [
        'start.next → assess',
        'assess.proposed → gate',
        'gate.approved → reserve',
        'gate.rejected → refused',
        'reserve.done → pay',
        'pay.done → done',
        'pay.failed → unclear',
      ],
    }),
  outcome: 'done',
  deliveries: ['/reserve'],
  once: ['/pay'],
  verdicts: 1,
};

/** How long the expiring gate and the wait take. */
const TIMER_MS = 3_000;
const WAIT_MS = 2_000;

/** By the path that it leads to: when a run may go there, counted from its start. */
export const NOT_BEFORE_MS: Readonly<Record<string, number>> = { '/late': TIMER_MS, '/onward': WAIT_MS };

/** Nobody answers; the deadline leads on. */
const timer: CaseFlow = {
  slug: 'chaos-timer',
  document: (host) =>
    draw({
      name: 'Timer',
      input: { n: 'number' },
      nodes: {
        start: START,
        assess: proposes('wait'),
        gate: ['gate', { question: 'Nobody answers this', expiresAfter: `${TIMER_MS / 1_000}s` }],
        late: post(host, 'late', { reversible: true }),
        done: END,
        answered: ['end', { outcome: 'answered' }],
      },
      wires: [
        'start.next → assess',
        'assess.proposed → gate',
        'gate.approved → answered',
        'gate.rejected → answered',
        'gate.expired → late',
        'late.done → done',
      ],
    }),
  outcome: 'done',
  deliveries: ['/late'],
  verdicts: 0,
};

/** Two branches at the same time, one with a gate; what comes behind the join happens once. */
const fork: CaseFlow = {
  slug: 'chaos-fork',
  document: (host) =>
    draw({
      name: 'Fork and join',
      input: { n: 'number' },
      nodes: {
        start: START,
        both: [
          'parallel',
          {
            branches: [
              { port: 'left', title: 'Left' },
              { port: 'right', title: 'Right' },
            ],
          },
        ],
        left: post(host, 'left'),
        assess: proposes('pay'),
        gate: ['gate', { question: 'Pay?' }],
        right: post(host, 'right'),
        meet: ['join', {}],
        after: post(host, 'after', { reversible: true }),
        done: END,
        refused: ['end', { outcome: 'refused' }],
      },
      wires: [
        'start.next → both',
        'both.left → left',
        'both.right → assess',
        'assess.proposed → gate',
        'gate.approved → right',
        'gate.rejected → refused',
        'left.done → meet',
        'right.done → meet',
        'meet.next → after',
        'after.done → done',
      ],
    }),
  outcome: 'done',
  deliveries: ['/left', '/right', '/after'],
  verdicts: 1,
};

const wait: CaseFlow = {
  slug: 'chaos-wait',
  document: (host) =>
    draw({
      name: 'Wait',
      input: { n: 'number' },
      nodes: {
        start: START,
        pause: ['wait', { until: { type: 'duration', duration: `${WAIT_MS / 1_000}s` } }],
        onward: post(host, 'onward'),
        done: END,
      },
      wires: ['start.next → pause', 'pause.next → onward', 'onward.done → done'],
    }),
  outcome: 'done',
  deliveries: ['/onward'],
  verdicts: 0,
};

/** A flow called for each of three items; the calls are runs of their own. */
const calls: CaseFlow = {
  slug: 'chaos-calls',
  document: () =>
    draw({
      name: 'Calls',
      input: { n: 'number' },
      nodes: {
        start: START,
        each: ['each', { flow: CALLED_FLOW.slug, items: '[1, 2, 3]', input: '{"n": item}', concurrency: 2 }],
        done: ['end', { outcome: 'done', output: [{ name: 'ended', value: 'steps.each.ended' }] }],
        broken: ['end', { outcome: 'broken' }],
      },
      wires: ['start.next → each', 'each.done → done', 'each.failed → broken'],
    }),
  outcome: 'done',
  output: { ended: 3 },
  deliveries: [],
  verdicts: 0,
};

/** An action that is delivered once, and now and then told to come again later: who does not know must not try again. */
export const PUT_OFF_FLOW: CaseFlow = {
  slug: 'chaos-put-off',
  document: (host) =>
    draw({
      name: 'Put off',
      input: { n: 'number' },
      nodes: { start: START, order: post(host, 'order?later=3', { mode: 'once' }), done: END },
      wires: ['start.next → order', 'order.done → done'],
    }),
  outcome: 'done',
  deliveries: [],
  once: ['/order?later=3'],
  verdicts: 0,
};

/** Every shape of run that the fault tests send through; who is called comes before who calls. */
export const CASE_FLOWS: readonly CaseFlow[] = [CALLED_FLOW, loop, gated, timer, fork, wait, calls];

/** Reviews of these flows are answered by people; those of the others are left to their deadline. */
export const ANSWERED_FLOWS: ReadonlySet<string> = new Set([gated.slug, fork.slug]);
