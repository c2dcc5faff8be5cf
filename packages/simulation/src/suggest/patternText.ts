/** A text that fits a simple pattern: the first branch, the first character of each class, each part as rarely as it may be. */
export function patternText(pattern: string): string {
  let rest = pattern.replace(/^\^/, '').replace(/\$$/, '');
  let text = '';
  while (rest !== '' && !rest.startsWith('|')) {
    const part = firstPart(rest);
    const after = rest.slice(part.length);
    const times = /^(?:\{(\d+)(?:,\d*)?\}|[+*?])\??/.exec(after);
    text += onePart(part).repeat(timesOf(times));
    rest = after.slice(times?.[0].length ?? 0);
  }
  return text;
}

/** Once for everything that may be there but need not. */
const timesOf = (times: RegExpExecArray | null): number => (times?.[1] === undefined ? 1 : Number(times[1]));

function firstPart(rest: string): string {
  if (rest.startsWith('\\')) return rest.slice(0, 2);
  if (rest.startsWith('[')) return /^\[\^?\]?(?:\\.|[^\]\\])*\]/.exec(rest)?.[0] ?? rest[0] ?? '';
  if (!rest.startsWith('(')) return rest[0] ?? '';
  let depth = 0;
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] === '\\') at += 1;
    else if (rest[at] === '(') depth += 1;
    else if (rest[at] === ')') depth -= 1;
    if (depth === 0) return rest.slice(0, at + 1);
  }
  return rest;
}

const CLASSES: Readonly<Record<string, string>> = {
  d: '1',
  w: 'a',
  s: ' ',
  D: 'a',
  W: ' ',
  S: 'a',
  b: '',
  B: '',
};

function onePart(part: string): string {
  if (part.startsWith('\\')) return CLASSES[part[1] ?? ''] ?? part.slice(1);
  if (part.startsWith('[^')) return 'a';
  if (part.startsWith('[')) return part[1] === '\\' ? onePart(part.slice(1, 3)) : (part[1] ?? '');
  if (part.startsWith('(')) return patternText(part.slice(1, -1).replace(/^\?(?::|=|!|<[^>]*>)/, ''));
  return part === '.' ? 'a' : part;
}
