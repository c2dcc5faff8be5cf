import type { AgentDependencies } from '../createAgents.ts';

/** Nothing is stored: no connection, no recording, no model. */
export const noDependencies: AgentDependencies = {
  openConnection: () => Promise.resolve(null),
  recordings: { find: () => Promise.resolve(null) },
  learning: {
    liveHash: () => Promise.resolve(null),
    loadModel: () => Promise.resolve(null),
    cases: () => Promise.resolve([]),
    casesById: () => Promise.resolve([]),
    examples: () => Promise.resolve([]),
  },
};
