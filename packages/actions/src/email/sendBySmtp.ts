import { createHash } from 'node:crypto';
import { ok } from '@countersign/model';
import type { Transporter } from 'nodemailer';
import type { ActionResult } from '../actionExecutor.ts';
import { actionProblem } from '../actionProblem.ts';

export type OutgoingMail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly idempotencyKey: string;
};

/**
 * Sends one message and closes the transport. All attempts have the same Message-ID, by which mail servers and people
 * recognise a repetition. `refused` in the answer lists recipients the server would not take while it took others.
 * Problems: `mail_refused_login`, `mail_refused`, `mail_not_sent`.
 */
export async function sendBySmtp(
  smtp: Transporter,
  mail: OutgoingMail,
  signal: AbortSignal,
): Promise<ActionResult> {
  const { from, to, subject, text, idempotencyKey } = mail;
  const messageId = `<${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32)}@countersign>`;
  try {
    const sent = await smtp.sendMail({
      from,
      to: [...to],
      subject,
      text,
      messageId,
      headers: { 'Idempotency-Key': idempotencyKey },
      signal,
    });
    return ok({
      channel: 'smtp',
      to,
      refused: to.filter((address) => sent.rejected?.includes(address)),
      messageId,
    });
  } catch (error) {
    return failureOf(error as SmtpError);
  } finally {
    smtp.close();
  }
}

type SmtpError = Error & {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
};

/** Commands after which the server may have taken the message although its answer was lost. An abort names none. */
const TAKEN_BY = ['DATA', 'QUIT'];

function failureOf({ message, code, responseCode, command }: SmtpError) {
  if (code === 'EAUTH') {
    return actionProblem('mail_refused_login', 'The mail server refused the user or the password.');
  }
  const data = { cause: code ?? 'unknown', ...(responseCode === undefined ? {} : { status: responseCode }) };
  if (responseCode !== undefined) {
    return actionProblem('mail_refused', `The mail server refused the message: ${message}`, {
      retryable: responseCode < 500,
      data,
    });
  }
  return actionProblem('mail_not_sent', `The mail server gave no answer: ${message}`, {
    retryable: true,
    ambiguous: code === 'EABORT' || TAKEN_BY.includes(command ?? ''),
    data,
  });
}
