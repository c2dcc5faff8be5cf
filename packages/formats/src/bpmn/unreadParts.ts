import type { ImportLoss } from '@countersign/model';
import type { XmlElement } from '../read/parseXml.ts';
import type { Reading } from '../read/recordReading.ts';
import { lost } from '../sketch/losses.ts';

/** Drawn, wired or told by themselves wherever they stand. */
const DRAWN =
  /^(incoming|outgoing|flowNodeRef|sequenceFlow|laneSet|textAnnotation|association|group|dataObject|dataObjectReference|dataStoreReference|\w*LoopCharacteristics|\w*[tT]ask|callActivity|subProcess|transaction|adHocSubProcess|\w*Event|\w*Gateway)$/;

/** What an element is, where it is drawn and where its ways lead. */
const PLACE: ReadonlySet<string> = new Set(['id', 'name', 'default', 'attachedToRef', 'gatewayDirection']);

/** What the language says itself when a file leaves it out. */
const DEFAULTS: Readonly<Record<string, string>> = {
  ...{ cancelActivity: 'true', isInterrupting: 'true', startQuantity: '1', completionQuantity: '1' },
  ...{ isCollection: 'false', isForCompensation: 'false', parallelMultiple: 'false', instantiate: 'false' },
  ...{ triggeredByEvent: 'false', implementation: '##unspecified' },
};

/** Colours and lines: what an editor notes of its drawing beside the diagram. */
const LOOKS = /^(graphStyle|(bg|background|border|font)?colou?r)$/i;

/** A key with a value, as editors note fields of their own: of looks, or without anything in it, it says nothing. */
function saysNothing({ name, attributes, children, text }: XmlElement): boolean {
  if (LOOKS.test(name)) return true;
  const pairs = Object.entries(attributes);
  const value = pairs.find(([key]) => /value$/i.test(key))?.[1];
  const isEmpty = value === '' || value === '[]' || value === '{}';
  const isOfLooks = pairs.some(([key, said]) => /(key|name)$/i.test(key) && LOOKS.test(said));
  return children.length === 0 && text.trim() === '' && (isEmpty || (value !== undefined && isOfLooks));
}

/** What elements of the file are called, by their ids; empty for one without a name. */
export type Names = ReadonlyMap<string, string>;

type Unread = {
  readonly read: Reading['read'];
  /** Parts that were taken over elsewhere, by name. */
  readonly settled: ReadonlySet<string>;
  readonly names: Names;
};

/** Every attribute and every part of an element that nobody read. */
export function unreadParts(element: XmlElement, { read, settled, names }: Unread): ImportLoss[] {
  const wasRead = (holder: object, key: string) => read.get(holder)?.has(key) === true;
  const isTouched = (part: XmlElement): boolean =>
    (part.text.trim() !== '' && wasRead(part, 'text')) ||
    Object.keys(part.attributes).some((key) => wasRead(part.attributes, key)) ||
    part.children.some(isTouched);
  const within = (part: XmlElement, label: string): ImportLoss[] => [
    ...meaningful(part)
      .filter(([key]) => !settled.has(key) && !wasRead(part.attributes, key))
      .flatMap((pair) => named(pair, names))
      .map(([key, value]) => lost('setting', `${label}${key} ${value}`)),
    ...part.children
      .filter(({ name, space }) => !settled.has(name) && !(space === element.space && DRAWN.test(name)))
      .flatMap((child) => {
        if (child.name === 'extensionElements') return within(child, '');
        if (isTouched(child)) return within(child, `${child.name} `);
        return isPlainEvent(child, names) || saysNothing(child)
          ? []
          : [lost('setting', describePart(child, names))];
      }),
  ];
  return within(element, '');
}

const meaningful = ({ attributes }: XmlElement): [string, string][] =>
  Object.entries(attributes).filter(
    ([key, value]) => !PLACE.has(key) && value !== '' && DEFAULTS[key] !== value,
  );

/** The kind of an event is read from the name of its definition; one that says no more is taken over. */
const isPlainEvent = (part: XmlElement, names: Names): boolean =>
  part.name.endsWith('EventDefinition') && describePart(part, names) === wordOf(part);

/** `messageEventDefinition` is a message. */
const wordOf = ({ name }: XmlElement): string => name.replace(/EventDefinition$/, '');

/** What refers to another element says its name, or nothing: an id tells a person nothing. */
function named([key, value]: readonly [string, string], names: Names): [string, string][] {
  if (!key.endsWith('Ref')) return [[key, value]];
  const name = names.get(withoutPrefix(value)) ?? '';
  return name === '' ? [] : [[key.slice(0, -'Ref'.length), name]];
}

const withoutPrefix = (id: string): string => id.replace(/^[\w.-]+:/, '');

/** A part in one line: `message Order received`, `assignmentDefinition candidateGroups sales`, `documentation Look twice.` */
export function describePart(part: XmlElement, names: Names): string {
  const word = wordOf(part);
  const textOf = ({ text }: XmlElement) => names.get(withoutPrefix(text.trim())) ?? text.trim();
  const saidOf = (element: XmlElement) =>
    meaningful(element)
      .flatMap((pair) => named(pair, names))
      .map(([key, value]) => (key === word ? value : `${key} ${value}`));
  const inner = (element: XmlElement): string => {
    const said = saidOf(element);
    const own = said.length === 0 ? [] : [element.name, said.join(', ')];
    return [...own, textOf(element), ...told(element)].filter(Boolean).join(' ');
  };
  const told = ({ children }: XmlElement) => children.filter((child) => !saysNothing(child)).map(inner);
  return [word, saidOf(part).join(', '), textOf(part), ...told(part)].filter(Boolean).join(' ');
}
