import type { XmlElement } from '../read/parseXml.ts';
import type { Sketch } from '../sketch/sketch.ts';
import type { BpmnModel } from './model.ts';

/** A process, or the inside of a sub-process: then `inner` says which and where its ends lead. */
export type Scope = {
  readonly scope: XmlElement;
  readonly sketch: Sketch;
  readonly model: BpmnModel;
  readonly inner: { readonly entry: string; readonly exit: string } | null;
};
