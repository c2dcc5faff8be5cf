import type { Catalogue, Message } from './catalogue.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Å',
  E: 'Ë',
  O: 'Ø',
};

/** English in brackets and accents, a third longer: text that stays plain on screen is not in the catalogue. */
export function pseudoCatalogue(english: Catalogue): Catalogue {
  const entries = Object.entries(english).map(([key, message]) => [key, accent(message)]);
  return Object.fromEntries(entries) as Catalogue;
}

function accent(message: Message): Message {
  if (typeof message !== 'string') return { one: accentText(message.one), other: accentText(message.other) };
  return accentText(message);
}

export function accentText(text: string): string {
  const spelled = text
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? part : part.replace(/[aeiouAEO]/g, (letter) => ACCENTED[letter] ?? letter),
    )
    .join('');
  return `[${spelled}${'·'.repeat(Math.ceil(text.length / 3))}]`;
}
