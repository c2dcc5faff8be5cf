import { z } from 'zod';

export type JsonPrimitive = string | number | boolean | null;
export type Json = JsonPrimitive | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Any JSON value. Depth and size are limited where bytes enter the system, not here. */
export const Json: z.ZodType<Json> = z.json() as z.ZodType<Json>; // safe: z.json() accepts exactly these values
export const JsonObject: z.ZodType<JsonObject> = z.record(z.string(), Json);

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = JsonObject;
export const JsonSchema: z.ZodType<JsonSchema> = z.record(z.string(), Json);
