import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 'v1';

/** What a sealed secret belongs to; it opens for nothing else. */
type SealedFor = { readonly workspaceId: string; readonly id: string };

export type Sealer = {
  seal(secret: string, belongsTo: SealedFor): string;
  /** Throws when the text was changed, belongs to something else, or was sealed under another secret. */
  open(sealed: string, belongsTo: SealedFor): string;
};

/**
 * Encrypts stored secrets (AES-256-GCM, a fresh nonce each) under a key derived from the installation's secret. Workspace
 * and id are authenticated with it, so a row copied to another workspace cannot be opened there.
 */
export function createSealer(installationSecret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', installationSecret, '', 'countersign/connections', 32));
  return {
    seal(secret, belongsTo) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(associatedData(belongsTo));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return `${FORMAT}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, belongsTo) {
      const [format, text] = sealed.split('.');
      if (format !== FORMAT || text === undefined)
        throw new Error('This secret was sealed in an unknown format.');
      const bytes = Buffer.from(text, 'base64url');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(associatedData(belongsTo))
        .setAuthTag(tag);
      return (
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      );
    },
  };
}

/** Unambiguous for any two texts. */
const associatedData = ({ workspaceId, id }: SealedFor): Buffer =>
  Buffer.from(JSON.stringify([workspaceId, id]));
