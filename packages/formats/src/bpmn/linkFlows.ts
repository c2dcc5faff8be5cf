import type { XmlElement } from '../read/parseXml.ts';

type LinkFlow = { readonly id: string; readonly source: string; readonly target: string };

/** What a link event calls its link; null for every other element. Editors that leave the link's name out show the event's. */
export function linkName({ children, attributes }: XmlElement): string | null {
  const definition = children.find(({ name }) => name === 'linkEventDefinition');
  return definition === undefined ? null : definition.attributes['name'] || attributes['name'] || '';
}

/** A flow from each throwing link event to the one that catches its link in the same process or sub-process. */
export function linkFlows(scope: XmlElement): LinkFlow[] {
  const links = (kind: string) => scope.children.filter((one) => one.name === kind && linkName(one));
  const catches = new Map(links('intermediateCatchEvent').map((one) => [linkName(one), idOf(one)]));
  const here = links('intermediateThrowEvent').flatMap((one) => {
    const target = catches.get(linkName(one)) ?? '';
    return target === '' || idOf(one) === '' ? [] : { id: `#link ${idOf(one)}`, source: idOf(one), target };
  });
  return [...here, ...scope.children.flatMap(linkFlows)];
}

const idOf = ({ attributes }: XmlElement): string => attributes['id'] ?? '';
