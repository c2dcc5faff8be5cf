import { type Fields, fieldsOf, isFields, listOf, own, textOf } from '../read/fields.ts';
import { told } from '../sketch/losses.ts';
import { languageAgent } from '../sketch/mappings.ts';
import type { Mapping } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';
import { isExpression, n8nText, withoutSign } from './n8nText.ts';

const AGENTS =
  /^(agent|agentTool|chainLlm|chainSummarization|chainRetrievalQa|openAi|openAiAssistant|informationExtractor|textClassifier|sentimentAnalysis|anthropic|googleGemini|mistralCloud|perplexity|guardrails)$/i;
/** How the editor keeps things; an output parser is a part of its own. */
const SETTLED = [
  ...['promptType', 'hasOutputParser', 'model.__rl', 'model.mode', 'model.cachedResultName'],
  ...['modelId.__rl', 'modelId.mode', 'modelId.cachedResultName'],
];

/** Nodes that ask a language model: the model hangs on them, the instructions are among their settings. */
export function mapAgent({ type, parameters, attached }: N8nNode): Mapping | null {
  if (!AGENTS.test(type)) return null;
  const text = n8nText();
  const options = fieldsOf(own(parameters, 'options'));
  const messages = messagesOf(parameters);
  const system =
    textOf(own(options, 'systemMessage')) ||
    textOf(own(parameters, 'systemMessage')) ||
    textsOf(messages, true) ||
    textOf(own(parameters, 'systemPromptTemplate'));
  const prompt =
    textOf(own(parameters, 'text')) ||
    textOf(own(parameters, 'prompt')) ||
    textOf(own(parameters, 'inputText')) ||
    textsOf(messages, false);
  const model = attached.find((part) => part.type === 'ai_languageModel');
  const mapping = languageAgent({
    model: modelOf(fieldsOf(own(model?.node ?? {}, 'parameters'))) || modelOf(parameters),
    instructions: text.template(system),
    prompt: text.template(prompt),
    decisions: decisionsOf(type, parameters),
  });
  const losses = [
    ...text.losses,
    ...(prompt === ''
      ? [told('meaning', 'it was asked whatever the step before it gave; write here what it is asked.')]
      : []),
  ];
  return { ...mapping, losses, settled: SETTLED };
}

/** Models are plain names, or objects that remember how they were chosen. */
function modelOf(parameters: Fields): string {
  for (const key of ['model', 'modelId', 'modelName']) {
    const value = own(parameters, key);
    const name = isFields(value) ? textOf(own(value, 'value')) : textOf(value);
    if (name !== '' && !isExpression(name)) return withoutSign(name);
  }
  return '';
}

const textsOf = (messages: ReturnType<typeof messagesOf>, isSystem: boolean): string =>
  messages
    .filter(({ role, text }) => (role === 'system') === isSystem && text !== '')
    .map(({ text }) => text)
    .join('\n\n');

function messagesOf(parameters: Fields): { role: string; text: string }[] {
  const messages = fieldsOf(own(parameters, 'messages'));
  return [...listOf(own(messages, 'messageValues')), ...listOf(own(messages, 'values'))].map((one) => {
    const message = fieldsOf(one);
    const role = textOf(own(message, 'role')) || textOf(own(message, 'type'));
    return {
      role: /system/i.test(role) || role === '' ? 'system' : role,
      text: textOf(own(message, 'message')) || textOf(own(message, 'content')),
    };
  });
}

function decisionsOf(type: string, parameters: Fields): string[] {
  if (type === 'textClassifier') {
    return listOf(own(fieldsOf(own(parameters, 'categories')), 'categories'))
      .map((one) => textOf(own(fieldsOf(one), 'category')))
      .filter((one) => one !== '');
  }
  if (type !== 'sentimentAnalysis') return [];
  const categories = textOf(own(fieldsOf(own(parameters, 'options')), 'categories'));
  return (categories || 'Positive, Neutral, Negative').split(',').map((one) => one.trim());
}
