import type { Agents, OpenConnectionByName, Recordings } from '@countersign/runtime';
import type { AgentProvider, ProposalRequest, ProviderType } from './agentProvider.ts';
import { givenProvider } from './given/givenProvider.ts';
import type { ExampleSource } from './language/chooseExamples.ts';
import { createLanguageProvider, type LanguageProviderOptions } from './language/languageProvider.ts';
import { createLearningProvider, type LearningSource } from './learning/learningProvider.ts';
import { createRecordedProvider } from './recorded/recordedProvider.ts';
import { rulesProvider } from './rules/rulesProvider.ts';

export type AgentDependencies = {
  readonly openConnection: OpenConnectionByName;
  readonly recordings: Pick<Recordings, 'find'>;
  readonly learning: LearningSource & ExampleSource['learning'];
  /** Answered cases, among which similar ones are looked for. */
  readonly caseIndex: ExampleSource['caseIndex'];
  readonly language?: LanguageProviderOptions;
};

type ProviderRegistry = { readonly [TType in ProviderType]: AgentProvider<TType> };

/** All agent providers behind the runtime's port. A provider type without an implementation does not compile. */
export function createAgents(dependencies: AgentDependencies): Agents {
  const providers: ProviderRegistry = {
    rules: rulesProvider,
    recorded: createRecordedProvider(dependencies.recordings),
    learning: createLearningProvider(dependencies.learning),
    given: givenProvider,
    language: createLanguageProvider(dependencies, dependencies.language),
  };
  return {
    propose: (request, signal) => {
      // safe: provider and request are of the request's own type
      const provider = providers[request.provider.type] as AgentProvider<ProviderType>;
      return provider.propose(request as ProposalRequest<ProviderType>, signal);
    },
  };
}
