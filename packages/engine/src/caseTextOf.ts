import { renderTemplate } from '@countersign/expression';
import type { AgentProviderConfig } from '@countersign/model';
import type { Scope } from './scope.ts';

/**
 * The text that a learning agent or a language model is asked about, as this scope renders it; null for other providers
 * and when it cannot be rendered.
 */
export function caseTextOf(provider: AgentProviderConfig, scope: Scope): string | null {
  if (provider.type !== 'learning' && provider.type !== 'language') return null;
  const text = renderTemplate(provider.type === 'learning' ? provider.text : provider.prompt, scope);
  return text.ok ? text.value : null;
}
