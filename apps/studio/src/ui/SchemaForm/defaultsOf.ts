import { fieldOf, plainSchema } from './fieldOf.ts';
import type { FormSchema } from './formSchema.ts';

/** The value a fresh form starts with: defaults and constants filled in, required groups and lists present, the rest missing. */
export function defaultsOf(schema: object, root: object = schema): unknown {
  return defaultValue(schema as FormSchema, root as FormSchema);
}

function defaultValue(schema: FormSchema, root: FormSchema): unknown {
  const plain = plainSchema(schema, root);
  if (plain.default !== undefined) return structuredClone(plain.default);
  const field = fieldOf(plain, root);
  switch (field.type) {
    case 'constant':
      return plain.const;
    case 'group':
      return Object.fromEntries(
        field.properties
          .map(({ key, schema: child, required }) => [
            key,
            required ? defaultValue(child, root) : ownDefault(child, root),
          ])
          .filter(([, value]) => value !== undefined),
      );
    case 'variant':
      return field.variants[0] ? defaultValue(field.variants[0].schema, root) : {};
    case 'list':
    case 'choices':
      return [];
    case 'map':
      return {};
    case 'json':
      return plain.type === 'object' ? {} : undefined;
    default:
      return undefined;
  }
}

function ownDefault(schema: FormSchema, root: FormSchema): unknown {
  const plain = plainSchema(schema, root);
  return plain.default === undefined ? plain.const : structuredClone(plain.default);
}
