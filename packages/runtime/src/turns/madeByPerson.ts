import type { Proposal } from '@countersign/model';
import type { Actor } from '../ports/store.ts';

const PERSON = 'person:';

/** Marks a proposal as a person's own, whatever it says about where it came from. */
export const asMadeBy = (actor: Actor) => ({
  usage: { model: 'person', tokens: 0, cost: 0, ms: 0 },
  agentVersion: `${PERSON}${actor.id}`,
});

/** Whether a person wrote the proposal in the agent's place: it has earned nothing and is no evidence about the agent. */
export const isMadeByPerson = ({ agentVersion }: Pick<Proposal, 'agentVersion'>): boolean =>
  agentVersion.startsWith(PERSON);
