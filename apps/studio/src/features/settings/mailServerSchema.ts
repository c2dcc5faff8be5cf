import type { Translate } from '../../strings/catalogue.ts';

/** The public part of a mail server as a JSON Schema; the password is asked for beside it. */
export function mailServerSchema(t: Translate): object {
  return {
    type: 'object',
    required: ['host', 'port', 'secure'],
    properties: {
      host: { type: 'string', title: t('mail.host'), examples: ['smtp.example.com'] },
      port: { type: 'integer', title: t('mail.port'), minimum: 1, maximum: 65_535, default: 587 },
      secure: { type: 'boolean', title: t('mail.secure'), default: false },
      requireTls: { type: 'boolean', title: t('mail.requireTls'), default: true },
      user: { type: 'string', title: t('mail.user') },
    },
  };
}
