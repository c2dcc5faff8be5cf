import { FlowNote, NodeKind } from '@countersign/model';
import { OWN_BPMN } from '../export/ownBpmn.ts';
import { type Fields, isFields, own } from '../read/fields.ts';
import type { XmlElement } from '../read/parseXml.ts';
import { type Mapping, placeholder } from '../sketch/sketchStep.ts';

/** What our own export wrote into an element; null where it did not, or where it was changed into something else. */
export function ownContent(element: XmlElement | undefined, name: 'step' | 'flow' | 'note'): Fields | null {
  const extensions = element?.children.find((child) => child.name === 'extensionElements');
  const found = extensions?.children.find((child) => child.space === OWN_BPMN && child.name === name);
  if (found === undefined) return null;
  try {
    const data: unknown = JSON.parse(found.text);
    return isFields(data) ? data : null;
  } catch {
    return null;
  }
}

/** The gateway of our own behind a step. */
export const isHelper = ({ name, attributes }: XmlElement): boolean =>
  name === 'exclusiveGateway' &&
  attributes['id']?.startsWith('ways.') === true &&
  attributes['of'] !== undefined;

/** The size and colour of a note that our own export wrote. */
export function ownNote(element: XmlElement): Partial<Pick<FlowNote, 'width' | 'height' | 'color'>> {
  const read = NoteLook.safeParse(ownContent(element, 'note'));
  return read.success ? read.data : {};
}

const NoteLook = FlowNote.pick({ width: true, height: true, color: true });

export function ownMapping(content: Fields): Mapping & { readonly ports?: undefined } {
  const kind = NodeKind.safeParse(own(content, 'kind'));
  if (!kind.success) return placeholder();
  return { kind: kind.data, config: own(content, 'config') ?? {} };
}
