import type { Translate } from '../../../strings/catalogue.ts';
import type { Checkpoint } from '../checkpoint.ts';

interface Answer {
  readonly segment: string;
  readonly agentVersion: string;
  readonly to: number;
  readonly answer: 'ratified' | 'declined' | 'deferred' | 'reopened';
  readonly more?: number | undefined;
}

/** What the owner is told after the answer; null where the page itself shows it. */
export function answerNotice(
  { trusts, killSwitch }: Pick<Checkpoint, 'trusts' | 'killSwitch'>,
  { segment, agentVersion, to, answer, more }: Answer,
  t: Translate,
): string | null {
  switch (answer) {
    case 'ratified': {
      const trust = trusts.find(
        ({ state }) => state.segment === segment && state.agentVersion === agentVersion,
      );
      const holds = (trust?.state.rung ?? 0) >= to;
      if (!holds) return t('widening.ratify.second');
      return t(killSwitch === null ? 'widening.ratify.done' : 'widening.ratify.switched', { to });
    }
    case 'declined':
      return t('widening.declined');
    case 'deferred':
      return t('widening.deferred', { count: more ?? 0 });
    case 'reopened':
      return null;
  }
}
