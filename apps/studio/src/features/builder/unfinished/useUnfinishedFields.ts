import { type FlowDocument, fieldTitle, nodeById } from '@countersign/model';
import { useMemo } from 'react';
import { sayFieldTitle } from '../../../strings/sayFieldTitle.ts';
import { useLocale } from '../../../strings/useT.ts';
import { useDocument, useEditingPart } from '../BuilderContext.ts';
import { formSchema, settingsFormSchema } from '../inspector/formSchemas.ts';
import { formValue, OF_FLOW } from '../session/formValue.ts';
import { shownValue, type Unfinished } from '../session/unfinished.ts';

/** A field that waits until what is written in it fits: where it is, and what people call it. */
export type UnfinishedField = {
  readonly place: { readonly node?: string; readonly field: string };
  /** `Triage: Confidence` */
  readonly words: string;
};

/** All fields that are not finished, step by step. */
export function useUnfinishedFields(): readonly UnfinishedField[] {
  const { t, phrase } = useLocale();
  const unfinished = useEditingPart((editing) => editing.unfinished);
  const document = useDocument();
  return useMemo(() => {
    const say = (title: string) => sayFieldTitle(title, phrase);
    return titled(document, unfinished).map(({ form, pointer, title }) => {
      const node = nodeById(document, form);
      const owner = node?.title ?? t('builder.flow');
      const field = title ?? t('builder.input');
      const words = title === '' ? owner : `${owner}: ${title === undefined ? field : say(title)}`;
      return { place: form === OF_FLOW ? { field: pointer } : { node: form, field: pointer }, words };
    });
  }, [unfinished, document, t, phrase]);
}

type Titled = { readonly form: string; readonly pointer: string; readonly title: string | undefined };

function titled(document: FlowDocument, unfinished: Unfinished): Titled[] {
  const order = new Map(document.nodes.map(({ id }, index) => [id, index]));
  const forms = [...unfinished].toSorted(
    ([one], [other]) => (order.get(one) ?? -1) - (order.get(other) ?? -1),
  );
  return forms.flatMap(([form, fields]) => {
    const value = shownValue(formValue(document, form) ?? null, fields);
    const kind = nodeById(document, form)?.kind;
    const schema = kind === undefined ? flowForm() : formSchema(kind);
    return [...fields.keys()].map((pointer) => {
      const title = pointer === '/input' ? undefined : fieldTitle(schema, value, pointer);
      return { form, pointer, title };
    });
  });
}

const flowForm = () => ({ properties: { settings: { ...settingsFormSchema(), title: 'Settings' } } });
