import { evaluateSource, renderTemplate } from '@countersign/expression';
import { type AgentProviderConfig, assertNever, ok, type Result } from '@countersign/model';
import type { Scope } from '../scope.ts';
import type { AgentInput, RenderInput } from './effect.ts';
import { feedbackFor } from './feedbackFor.ts';

/** Renders what the provider is asked; conditions of rules stay as they are, because they choose the proposal. */
export const renderAgent: RenderInput<'agent'> = ({ artefact, node, context, scope }) => {
  const rendered = renderProvider(node.config.provider, scope);
  if (!rendered.ok) return rendered;
  return ok({ ...rendered.value, scope, feedback: feedbackFor(artefact, node.id, context) });
};

export type RenderedProvider = Pick<AgentInput, 'provider' | 'text' | 'instructions'>;

/** What a provider is asked about the case that the scope tells of. */
export function renderProvider(provider: AgentProviderConfig, scope: Scope): Result<RenderedProvider> {
  switch (provider.type) {
    case 'rules':
    case 'given':
      return ok({ provider, text: '', instructions: '' });
    case 'recorded': {
      const key = evaluateSource(provider.key, scope);
      if (!key.ok) return key;
      const text = typeof key.value === 'string' ? key.value : JSON.stringify(key.value);
      return ok({ provider, text, instructions: '' });
    }
    case 'learning': {
      const text = renderTemplate(provider.text, scope);
      return text.ok ? ok({ provider, text: text.value, instructions: '' }) : text;
    }
    case 'language': {
      const text = renderTemplate(provider.prompt, scope);
      if (!text.ok) return text;
      const instructions = renderTemplate(provider.instructions, scope);
      return instructions.ok
        ? ok({ provider, text: text.value, instructions: instructions.value })
        : instructions;
    }
    default:
      return assertNever(provider);
  }
}
