import type { AgentDependencies } from '../createAgents.ts';

/** Nothing is stored: no connection, no recording, no model. */
export const noDependencies: AgentDependencies = {
  openConnection: () => Promise.resolve(null),
  recordings: { find: () => Promise.resolve(null) },
  learning: {
    liveModel: () => Promise.resolve(null),
    loadModel: () => Promise.resolve(null),
    cases: () => Promise.resolve([]),
    casesById: () => Promise.resolve([]),
    examples: () => Promise.resolve([]),
    lessonsOfRuns: () => Promise.resolve([]),
  },
  caseIndex: {
    frequencies: () => Promise.resolve({ cases: 0, of: new Map() }),
    find: () => Promise.resolve([]),
  },
};
