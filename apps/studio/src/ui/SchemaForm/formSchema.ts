/** The part of JSON Schema (draft 2020-12) that the form understands; everything else is validated but edited as JSON. */
export interface FormSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, FormSchema>>;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly FormSchema[];
  readonly anyOf?: readonly FormSchema[];
  readonly allOf?: readonly FormSchema[];
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | FormSchema;
  readonly items?: FormSchema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly readOnly?: boolean;
  /** Names a control of the caller's own; see `renderField`. */
  readonly 'x-widget'?: string;
  /** A nested object whose fields stand without a frame: what stands above them already names it. */
  readonly 'x-plain'?: boolean;
  /** A nested object that is folded away until somebody opens it. */
  readonly 'x-folded'?: boolean;
  /** A nested object that may be left out as a whole: a switch brings it in with its default. */
  readonly 'x-optional'?: boolean;
}

/** Follows `$ref` within one document. A reference that leads nowhere, or in a circle, becomes "anything". */
export function resolveSchema(schema: FormSchema, root: FormSchema): FormSchema {
  let current = schema;
  for (let hops = 0; current.$ref !== undefined; hops += 1) {
    const target = hops < 20 ? lookUp(current.$ref, root) : undefined;
    if (!target) return {};
    const { $ref: _, ...own } = current;
    current = { ...target, ...own };
  }
  return current;
}

function lookUp(ref: string, root: FormSchema): FormSchema | undefined {
  if (ref === '#') return root;
  if (!ref.startsWith('#/')) return undefined;
  let node: unknown = root;
  for (const part of ref.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  // safe: every path of a schema that ends in an object is a schema for our purposes.
  return typeof node === 'object' && node !== null ? (node as FormSchema) : undefined;
}
