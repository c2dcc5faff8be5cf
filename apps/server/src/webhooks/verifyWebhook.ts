import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookSignature } from '@countersign/model';
import { Webhook } from 'standardwebhooks';

/** A delivery as it came in: header names in small letters, the body byte for byte. */
export type Delivery = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** How far the time of a signature may be from ours, in either direction. */
const TOLERANCE_SECONDS = 5 * 60;
const ENCODED_PREFIX = 'whsec_';

/**
 * Whether the delivery was signed with the secret, in constant time. A signature that carries a time counts within five
 * minutes of `now`.
 */
export function verifyWebhook(
  signature: WebhookSignature,
  delivery: Delivery,
  { secret, now }: { secret: string; now: Date },
): boolean {
  switch (signature.type) {
    case 'standard':
      return isStandard(delivery, secret);
    case 'github':
      return isHmac(delivery.headers['x-hub-signature-256'], 'sha256=', hmac(secret, delivery.body));
    case 'stripe':
      return isStripe(delivery, secret, now);
    case 'hmac':
      return isHmac(delivery.headers[signature.header], '', hmac(secret, delivery.body));
  }
}

/** What the sender calls this delivery, so that a repeated one is recognised; the body's hash where it says nothing. */
export function deliveryId(signature: WebhookSignature, { headers, body }: Delivery, json: unknown): string {
  const named =
    signature.type === 'standard'
      ? headers['webhook-id']
      : signature.type === 'github'
        ? headers['x-github-delivery']
        : signature.type === 'stripe'
          ? (json as { id?: unknown } | null)?.id
          : undefined;
  const isName = typeof named === 'string' && named.length > 0 && named.length <= MAX_NAMED;
  return isName ? `id ${named}` : `sha256 ${createHash('sha256').update(body).digest('hex')}`;
}

const MAX_NAMED = 200;

/** Standard Webhooks: the library looks at the time by itself and compares in constant time. */
function isStandard({ headers, body }: Delivery, secret: string): boolean {
  try {
    const webhook = secret.startsWith(ENCODED_PREFIX)
      ? new Webhook(secret)
      : new Webhook(secret, { format: 'raw' });
    webhook.verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    // Whatever it is that the library does not like, the sender has proved nothing.
    return false;
  }
}

/** `t=<seconds>,v1=<hex>,v1=<hex>`: while a secret is exchanged there is a signature by each. */
function isStripe({ headers, body }: Delivery, secret: string, now: Date): boolean {
  const parts = (headers['stripe-signature'] ?? '').split(',').map((part) => part.split('='));
  const time = parts.find(([name]) => name?.trim() === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(time)) > TOLERANCE_SECONDS) return false;
  const expected = hmac(secret, Buffer.concat([Buffer.from(`${time}.`), body]));
  return parts.some(([name, value]) => name?.trim() === 'v1' && isHmac(value, '', expected));
}

const hmac = (secret: string, text: Buffer): Buffer => createHmac('sha256', secret).update(text).digest();

function isHmac(given: string | undefined, prefix: string, expected: Buffer): boolean {
  if (given === undefined || !given.startsWith(prefix)) return false;
  const hex = given.slice(prefix.length);
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), expected);
}
