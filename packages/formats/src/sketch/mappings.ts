import { importBlank, type Json, LONGEST_TEXT } from '@countersign/model';
import { told } from './losses.ts';
import type { Mapping } from './sketchStep.ts';

/** Common steps, from settings that a reader has already made plain. */

/** Other programs try once unless a file says otherwise; ours would try again. */
const ONCE = { retries: 0 };

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

export type HttpCall = {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
};

/**
 * A call over HTTP; reading calls can be repeated without harm, so they need no gate. A method that calls here cannot have
 * is left blank before the address, so that nothing is written where the file only looked.
 */
export function httpCall({ method, url, headers = {}, body }: HttpCall): Mapping {
  const asked = method.toUpperCase();
  const isKnown = METHODS.has(asked);
  const verb = isKnown ? asked : 'POST';
  const address = url.trim() || importBlank('address');
  const operation = {
    ...{ type: 'http', method: verb, url: isKnown ? address : `${importBlank(method)} ${address}`, headers },
    ...(body === undefined ? {} : { body }),
  };
  const reversible = verb === 'GET' ? { reversible: true } : {};
  return { kind: 'action', config: { operation, ...ONCE, ...reversible } };
}

/** What a file leaves out is left blank, so that nothing is sent before somebody has said it. */
export const email = (mail: {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}): Mapping => {
  const [to, subject, body] = [
    mail.to.trim(),
    mail.subject || importBlank('subject'),
    mail.body || importBlank('text'),
  ];
  const operation = { type: 'email', to: to || importBlank('recipient'), subject, body };
  const losses =
    to === '' ? [told('meaning', 'the file names no recipient, so one has to be named here.')] : [];
  return { kind: 'action', config: { operation, ...ONCE }, losses };
};

export type GateTimes = { readonly expiresAfter?: string | null; readonly remindAfter?: string | null };

/** Where a person decides. The question is the title when the file asks none. */
export const gate = (question: string, { expiresAfter, remindAfter }: GateTimes = {}): Mapping => ({
  kind: 'gate',
  config: {
    question: question.trim().slice(0, LONGEST_TEXT) || importBlank('question'),
    ...(expiresAfter == null ? {} : { expiresAfter }),
    ...(remindAfter == null ? {} : { remindAfter }),
  },
});

/** A language model; connections are never imported, so which one it asks has to be chosen. */
export function languageAgent(settings: {
  readonly model: string;
  readonly instructions: string;
  readonly prompt: string;
  readonly decisions?: readonly string[];
}): Mapping {
  const { model, instructions, prompt, decisions = [] } = settings;
  return {
    kind: 'agent',
    config: {
      provider: {
        type: 'language',
        connection: importBlank('connection'),
        model: model.trim().slice(0, 200) || importBlank('model'),
        instructions: instructions.slice(0, LONGEST_TEXT) || importBlank('instructions'),
        prompt: prompt.slice(0, LONGEST_TEXT) || importBlank('what the steps before have found'),
      },
      ...(decisions.length === 0 ? {} : { decisions: decisions.map((one) => one.slice(0, 100)) }),
    },
  };
}

export const waitFor = (duration: string): Mapping => ({
  kind: 'wait',
  config: { until: { type: 'duration', duration } },
});

export const waitForSignal = (signal: string): Mapping => ({
  kind: 'wait',
  config: { until: { type: 'signal', signal: signal.slice(0, 100) || 'continue' } },
});

/** Milliseconds as a duration of ours, rounded up to whole seconds; null when it is none. */
export function durationOf(ms: number | null): string | null {
  if (ms === null || !(ms > 0)) return null;
  const seconds = Math.ceil(ms / 1_000);
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    if (seconds % size === 0 && seconds / size <= 999_999) return `${seconds / size}${unit}`;
  }
  const days = Math.ceil(seconds / 86_400);
  return days <= 999_999 ? `${days}d` : null;
}

/**
 * Every so many minutes of an hour, hours of a day or months of a year, as a field of a schedule; null where the number does
 * not go into the whole, because a field begins anew with each whole and would not keep the distance.
 */
export function stepOf(size: number, whole: number): string | null {
  if (size === 1) return '*';
  return Number.isInteger(size) && size > 1 && size < whole && whole % size === 0 ? `*/${size}` : null;
}
