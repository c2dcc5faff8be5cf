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
  ...{ isForCompensation: 'false', parallelMultiple: 'false', instantiate: 'false' },
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

/** Every attribute and every part of an element that nobody read; what is `settled`, by name, was taken over elsewhere. */
export function unreadParts(
  element: XmlElement,
  read: Reading['read'],
  settled: ReadonlySet<string> = new Set(),
): ImportLoss[] {
  const wasRead = (holder: object, key: string) => read.get(holder)?.has(key) === true;
  const isTouched = (part: XmlElement): boolean =>
    (part.text.trim() !== '' && wasRead(part, 'text')) ||
    Object.keys(part.attributes).some((key) => wasRead(part.attributes, key)) ||
    part.children.some(isTouched);
  const within = (part: XmlElement, label: string): ImportLoss[] => [
    ...meaningful(part)
      .filter(([key]) => !settled.has(key) && !wasRead(part.attributes, key))
      .map(([key, value]) => lost('setting', `${label}${key} ${value}`)),
    ...part.children
      .filter(({ name, space }) => !settled.has(name) && !(space === element.space && DRAWN.test(name)))
      .flatMap((child) => {
        if (child.name === 'extensionElements') return within(child, '');
        if (isTouched(child)) return within(child, `${child.name} `);
        return isPlainEvent(child) || saysNothing(child) ? [] : [lost('setting', describePart(child))];
      }),
  ];
  return within(element, '');
}

const meaningful = ({ attributes }: XmlElement): [string, string][] =>
  Object.entries(attributes).filter(
    ([key, value]) => !PLACE.has(key) && value !== '' && DEFAULTS[key] !== value,
  );

/** The kind of an event is read from the name of its definition; one that says no more is taken over. */
const isPlainEvent = (part: XmlElement): boolean =>
  part.name.endsWith('EventDefinition') && describePart(part) === part.name;

/** A part in one line: `assignmentDefinition candidateGroups sales`, `documentation Look twice.` */
export function describePart({ name, ...part }: XmlElement): string {
  const inner = (element: XmlElement): string => {
    const said = meaningful(element).map(([key, value]) => `${key} ${value}`);
    const own = said.length === 0 ? [] : [element.name, said.join(', ')];
    return [...own, element.text.trim(), ...told(element)].filter(Boolean).join(' ');
  };
  const told = ({ children }: XmlElement) => children.filter((child) => !saysNothing(child)).map(inner);
  const said = meaningful({ name, ...part }).map(([key, value]) => `${key} ${value}`);
  return [name, said.join(', '), part.text.trim(), ...told({ name, ...part })].filter(Boolean).join(' ');
}
