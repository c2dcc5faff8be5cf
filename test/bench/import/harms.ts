type Random = () => number;

/** Makes a hostile or broken file of a real one. */
export type Harm = (text: string, random: Random) => string;

type Place = { readonly parent: Record<string, unknown> | unknown[]; readonly key: string };

const WRONG: readonly unknown[] = [
  null,
  0,
  -1e308,
  '',
  '={{ $json.x }}',
  [],
  {},
  [[]],
  true,
  [null],
  '__proto__',
];
const HOSTILE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** What is done to data; XML is text, so that a change of its own stands beside it. */
const toData =
  (change: (data: unknown, random: Random) => unknown, toXml: Harm): Harm =>
  (text, random) => {
    if (text.trimStart().startsWith('<')) return toXml(text, random);
    try {
      return JSON.stringify(change(JSON.parse(text), random));
    } catch {
      return cut(text, random); // YAML
    }
  };

const at = (text: string, random: Random): number => Math.floor(random() * text.length);
const cut: Harm = (text, random) => text.slice(0, at(text, random));

/** Ways in which files go wrong or are made to. */
export const HARMS: Readonly<Record<string, Harm>> = {
  truncated: cut,
  'a piece lost': (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + text.slice(from + Math.floor(random() * 400));
  },
  'a piece doubled': (text, random) => {
    const from = at(text, random);
    const piece = text.slice(from, from + Math.floor(random() * 2_000));
    return text.slice(0, from) + piece + text.slice(from);
  },
  'noise inside': (text, random) => {
    const from = at(text, random);
    return `${text.slice(0, from)}\u0000\uD800<![CDATA[&#0;"}]${text.slice(from)}`;
  },
  'values of other types': toData(
    (data, random) => changed(data, random, 8, () => WRONG[Math.floor(random() * WRONG.length)]),
    (xml, random) => xml.replaceAll(/="[^"]*"/g, (whole) => (random() < 0.05 ? '="-1e999"' : whole)),
  ),
  'prototype keys': toData(
    (data, random) => withHostileKeys(data, random),
    (xml) => xml.replaceAll(/ id="[^"]*"/g, ' id="__proto__"'),
  ),
  'doubled ids': toData(
    (data) => renamedIds(data, 'same'),
    (xml) => xml.replaceAll(/ id="[^"]*"/g, ' id="same"'),
  ),
  'targets that are not there': toData(
    (data, random) => mapTexts(data, (text) => (random() < 0.1 ? `${text}-gone` : text)),
    (xml) => xml.replaceAll(/(sourceRef|targetRef|attachedToRef)="([^"]*)"/g, '$1="$2-gone"'),
  ),
  'everything in a circle': toData(
    (data) => mapTexts(data, (text) => text),
    (xml) => {
      const ids = [...xml.matchAll(/<(?:\w+:)?(?:task|userTask|startEvent|exclusiveGateway) id="([^"]*)"/g)];
      let next = 0;
      return xml.replaceAll(
        /targetRef="[^"]*"/g,
        () => `targetRef="${ids[next++ % Math.max(ids.length, 1)]?.[1]}"`,
      );
    },
  ),
  'far too deep': toData(
    (data) => {
      let deep: unknown = data;
      for (let level = 0; level < 3_000; level += 1) deep = level % 2 === 0 ? [deep] : { parameters: deep };
      return { nodes: deep, connections: deep, States: deep, StartAt: 'x', edges: deep };
    },
    (xml) => `${'<process>'.repeat(20_000)}${xml.replace(/^<\?[^>]*\?>/, '')}${'</process>'.repeat(20_000)}`,
  ),
  'far too long': toData(
    (data, random) => repeated(data, random),
    (xml) => xml.replace(/<\/(\w+:)?process>/, (end) => `${'<task name="more"/>'.repeat(60_000)}${end}`),
  ),
  'a bomb of entities': (text) =>
    text.trimStart().startsWith('<')
      ? `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY x SYSTEM "http://127.0.0.1:1/x">]>${text
          .replace(/^<\?[^>]*\?>/, '')
          .replace('name="', 'name="&c;&x;')}`
      : `a: &a [x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\nStates: *c\nStartAt: !!js/function 'x'\n`,
  'texts that want to be run': toData(
    (data, random) =>
      mapTexts(data, (text) =>
        random() < 0.2
          ? `${text}"><img src=x onerror=alert(1)>{{constructor.constructor('return 1')()}}`
          : text,
      ),
    (xml) => xml.replaceAll('name="', 'name="javascript:alert(1)//'),
  ),
};

function places(data: unknown, found: Place[] = []): Place[] {
  if (typeof data !== 'object' || data === null) return found;
  const parent = data as Record<string, unknown> | unknown[];
  for (const key of Object.keys(parent)) {
    found.push({ parent, key });
    places((parent as Record<string, unknown>)[key], found);
  }
  return found;
}

function changed(data: unknown, random: Random, count: number, value: () => unknown): unknown {
  const all = places(data);
  for (let turn = 0; turn < count; turn += 1) {
    const place = all[Math.floor(random() * all.length)];
    if (place !== undefined) (place.parent as Record<string, unknown>)[place.key] = value();
  }
  return data;
}

function withHostileKeys(data: unknown, random: Random): unknown {
  const text = JSON.stringify(data, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) && random() < 0.2
      ? { ...item, [`@@${HOSTILE_KEYS[Math.floor(random() * HOSTILE_KEYS.length)]}`]: { polluted: true } }
      : item,
  );
  const named = JSON.parse(text.replaceAll('"@@', '"'), (key, value: unknown) =>
    (key === 'id' || key === 'name') && random() < 0.3 ? '__proto__' : value,
  ) as unknown;
  return named;
}

const renamedIds = (data: unknown, id: string): unknown =>
  JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    (key === 'id' || key === 'name') && typeof value === 'string' ? id : value,
  );

const mapTexts = (data: unknown, change: (text: string) => string): unknown =>
  JSON.parse(JSON.stringify(data), (_, value: unknown) =>
    typeof value === 'string' ? change(value) : value,
  );

/** The longest list of the file a great many times, each entry under an id of its own. */
function repeated(data: unknown, random: Random): unknown {
  const lists = [
    data,
    ...places(data).map(({ parent, key }) => (parent as Record<string, unknown>)[key]),
  ].filter((value): value is unknown[] => Array.isArray(value) && value.length > 1);
  const longest = lists.toSorted((one, other) => other.length - one.length)[0];
  if (longest === undefined) return data;
  const entries = [...longest];
  for (let copy = 1; longest.length < 6_000; copy += 1) {
    for (const entry of entries) {
      const other = structuredClone(entry);
      if (typeof other === 'object' && other !== null) {
        for (const key of ['id', 'name']) {
          const named = other as Record<string, unknown>;
          if (typeof named[key] === 'string')
            named[key] = `${named[key]} ${copy}${random() < 0.01 ? ' ' : ''}`;
        }
      }
      longest.push(other);
    }
  }
  return data;
}
