import { type Fields, fieldsOf, isFields, listOf, own, textOf } from '../read/fields.ts';
import { lost, unusedSettings } from '../sketch/losses.ts';
import { languageAgent } from '../sketch/mappings.ts';
import type { Mapping } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';
import { n8nText } from './n8nText.ts';

const AGENTS =
  /^(agent|agentTool|chainLlm|chainSummarization|chainRetrievalQa|openAi|openAiAssistant|informationExtractor|textClassifier|sentimentAnalysis|anthropic|googleGemini|mistralCloud|perplexity|guardrails)$/i;
const TAKEN = ['text', 'prompt', 'promptType', 'options', 'messages', 'model', 'modelId', 'hasOutputParser'];

/** Nodes that ask a language model: the model hangs on them, the instructions are among their settings. */
export function mapAgent({ type, parameters, attached }: N8nNode): Mapping | null {
  if (!AGENTS.test(type)) return null;
  const text = n8nText();
  const options = fieldsOf(own(parameters, 'options'));
  const messages = messagesOf(parameters);
  const system =
    textOf(own(options, 'systemMessage')) ||
    textOf(own(parameters, 'systemMessage')) ||
    messages.find(({ role }) => role === 'system')?.text ||
    textOf(own(parameters, 'systemPromptTemplate'));
  const prompt =
    textOf(own(parameters, 'text')) ||
    textOf(own(parameters, 'prompt')) ||
    textOf(own(parameters, 'inputText')) ||
    messages.find(({ role }) => role !== 'system')?.text ||
    '';
  const model = attached.find((part) => part.type === 'ai_languageModel');
  const mapping = languageAgent({
    model: modelOf(fieldsOf(own(model?.node ?? {}, 'parameters'))) || modelOf(parameters),
    instructions: text.template(system || 'Decide what is to be done with this case.'),
    prompt: text.template(prompt || '(what the steps before have found)'),
    decisions: decisionsOf(type, parameters),
  });
  const { systemMessage: _, ...others } = options;
  const losses = [
    ...text.losses,
    ...(prompt === '' ? [lost('expression', 'the output of the node before')] : []),
    ...unusedSettings(parameters, [...TAKEN, 'systemMessage', 'inputText', 'categories']),
    ...unusedSettings(others, []),
    ...(model === undefined
      ? []
      : unusedSettings(fieldsOf(own(model.node, 'parameters')), ['model', 'modelName'])),
  ];
  return { ...mapping, losses };
}

/** Models are plain names, or objects that remember how they were chosen. */
function modelOf(parameters: Fields): string {
  for (const key of ['model', 'modelId', 'modelName']) {
    const value = own(parameters, key);
    const name = isFields(value) ? textOf(own(value, 'value')) : textOf(value);
    if (name !== '' && !name.startsWith('=')) return name;
  }
  return '';
}

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
