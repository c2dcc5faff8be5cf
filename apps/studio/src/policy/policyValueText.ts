import type { Translate } from '../strings/catalogue.ts';
import { isShareField, policyChoiceName, policyLeafName } from './policyFormSchema.ts';

type Words = { readonly t: Translate; readonly language: string };

/** The value of a policy's field as the form shows it: "2 %", "Two owners", "Errors: 3, Among the last: 20". */
export function policyValueText(path: string, value: unknown, words: Words): string {
  if (value === undefined || value === null) return '–';
  const named = policyChoiceName(path, value, words.t);
  if (named !== null) return named;
  if (Array.isArray(value)) {
    const elements = value.map((one, index) => policyValueText(`${path}.${index}`, one, words));
    return elements.length === 0 ? '–' : elements.join('; ');
  }
  if (typeof value === 'object') return membersText(path, value, words);
  if (typeof value !== 'number') return String(value);
  return new Intl.NumberFormat(
    words.language,
    isShareField(path) ? { style: 'percent', maximumSignificantDigits: 6 } : { maximumSignificantDigits: 15 },
  ).format(value);
}

function membersText(path: string, value: object, words: Words): string {
  const members = Object.entries(value).map(([key, member]) => {
    const inner = `${path}.${key}`;
    const text = policyValueText(inner, member, words);
    if (inner === 'rule.type') return text;
    return `${policyLeafName(inner, words.t) ?? key}: ${text}`;
  });
  return members.length === 0 ? '–' : members.join(', ');
}
