import type { Translated } from '../catalogue.ts';
import type { builder as english } from '../en/builder.ts';

export const builder: Translated<typeof english> = {};
