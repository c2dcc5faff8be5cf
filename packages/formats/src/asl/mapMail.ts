import { type Fields, fieldsOf, listOf, own, textOf } from '../read/fields.ts';
import { email } from '../sketch/mappings.ts';
import type { TextReader } from '../sketch/plainText.ts';
import type { Mapping } from '../sketch/sketchStep.ts';

/** A mail with a text of its own, as both generations of the service take it; null for all else that it does. */
export function mapMail(resource: string, settings: Fields, text: TextReader): Mapping | null {
  if (!/:(ses|sesv2):sendEmail\b/i.test(resource)) return null;
  const content = fieldsOf(own(settings, 'Content'));
  const message = fieldsOf(own(content, 'Simple') ?? own(settings, 'Message'));
  const to = listOf(own(fieldsOf(own(settings, 'Destination')), 'ToAddresses'));
  const body = fieldsOf(own(message, 'Body'));
  return email({
    to: text.template(to.map(textOf).join(', ')),
    subject: writtenIn(message, 'Subject', text),
    body: writtenIn(body, 'Text', text) || writtenIn(body, 'Html', text),
  });
}

/** `{ Data: 'text' }`, or a path in the place of either. */
function writtenIn(holder: Fields, key: string, text: TextReader): string {
  const part = own(holder, key) ?? own(holder, `${key}.$`);
  const fields = fieldsOf(part);
  return text.template(textOf(part) || textOf(own(fields, 'Data')) || textOf(own(fields, 'Data.$')));
}
