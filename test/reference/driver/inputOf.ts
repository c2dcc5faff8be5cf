import type { Json, JsonSchema } from '@countersign/model';
import type { Picks } from './Picks.ts';

const TEXTS = [
  ...['2026-03-05T10:00:00Z', '2026-06-05', 'soon', 'A-17', ''],
  ...['2026-10-25', '2026-07-01T09:00:00.250+02:00', '2026-02-30', '2026-02-30T08:00:00Z', '2026-13-01'],
];
const NUMBERS = [4, 0, 1, 2, 3, 6, 40, 650, 12_000];

/** A value that fits a JSON Schema, for the plain schemas that flows have. */
export function inputOf(schema: JsonSchema, picks: Picks): Json {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return (picks.of(choices) ?? null) as Json;
  switch (schema['type']) {
    case 'number':
    case 'integer':
      return picks.of(NUMBERS) ?? 0;
    case 'boolean':
      return picks.below(2) === 0;
    case 'string':
      return picks.of(TEXTS) ?? '';
    case 'array':
      return Array.from({ length: picks.below(4) }, () =>
        inputOf((schema['items'] ?? {}) as JsonSchema, picks),
      );
    default:
      return objectOf(schema, picks);
  }
}

/** Required properties are there, others mostly. */
function objectOf(schema: JsonSchema, picks: Picks): Json {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (schema['required'] ?? []) as readonly string[];
  const present = Object.entries(properties).filter(
    ([name]) => required.includes(name) || picks.below(6) > 0,
  );
  return Object.fromEntries(present.map(([name, property]) => [name, inputOf(property, picks)]));
}
