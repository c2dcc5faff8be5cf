import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '@countersign/model';

/** The model's `contentHash`, computed by the platform: half the time for something that every verdict does twice. */
export const hashOf = (value: Json): string => hash('sha256', canonicalJson(value));
