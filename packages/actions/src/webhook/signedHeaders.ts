import { Webhook } from 'standardwebhooks';

const ENCODED_PREFIX = 'whsec_';

/** Signs with a secret as Standard Webhooks writes it (`whsec_` and base64), or with any text as it stands. */
export const openSigner = (secret: string): Webhook =>
  secret.startsWith(ENCODED_PREFIX) ? new Webhook(secret) : new Webhook(secret, { format: 'raw' });

/** The time is that of the attempt: receivers refuse signatures that are older than some minutes. */
export function signedHeaders(signer: Webhook | null, id: string, body: string): Record<string, string> {
  const sentAt = new Date();
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
  };
  return signer === null ? headers : { ...headers, 'webhook-signature': signer.sign(id, sentAt, body) };
}
