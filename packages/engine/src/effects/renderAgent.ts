import { evaluateSource, renderTemplate } from '@countersign/expression';
import { type AgentProviderConfig, type Artefact, assertNever, ok, type Result } from '@countersign/model';
import type { RunContext } from '../context.ts';
import { laneOf } from '../lanes.ts';
import type { Scope } from '../scope.ts';
import type { AgentInput, RenderInput } from './effect.ts';

/** Renders what the provider is asked; conditions of rules stay as they are, because they choose the proposal. */
export const renderAgent: RenderInput<'agent'> = ({ artefact, node, context, scope }) => {
  const rendered = renderProvider(node.config.provider, scope);
  if (!rendered.ok) return rendered;
  return ok({ ...rendered.value, scope, feedback: feedbackFor(node.id, artefact, context) });
};

type RenderedProvider = Pick<AgentInput, 'provider' | 'text' | 'instructions'>;

function renderProvider(provider: AgentProviderConfig, scope: Scope): Result<RenderedProvider> {
  switch (provider.type) {
    case 'rules':
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

/** The message of the gate whose newest verdict sent the case back; only a gate of the same branch can have done so. */
function feedbackFor(agent: string, artefact: Artefact, context: RunContext): string | null {
  const lane = laneOf(artefact, agent);
  for (const [node, output] of Object.entries(context.steps)) {
    if (typeof output !== 'object' || output === null || !('verdict' in output)) continue;
    if (output['verdict'] !== 'sendBack' || laneOf(artefact, node) !== lane) continue;
    if (typeof output['message'] === 'string') return output['message'];
  }
  return null;
}
