import { kindName, nodeLine } from '@countersign/drawing';
import { type FlowDocument, type FlowNode, NODE_KIND_INFO, type NodeOf, outPorts } from '@countersign/model';
import { Fragment, useEffect, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { fieldTypeOf, rowsOf } from '../inspector/schema/schemaFields.ts';
import { gateSentences } from '../inspector/words/sentences.ts';
import type { Fact } from '../words/valueFacts.ts';
import { configFacts } from './configFacts.ts';
import classes from './FlowPaper.module.css';
import { stepsInOrder } from './stepsInOrder.ts';

type FlowPaperProps = {
  readonly document: FlowDocument;
  /** Who may decide reviews here; nobody where they are too many to be named. */
  readonly people: readonly string[];
};

/** What the flow does in words: its picture, its input, each step and where it leads, and every checkpoint. */
export function FlowPaper({ document, people }: FlowPaperProps) {
  const { t } = useLocale();
  const steps = stepsInOrder(document);
  const gates = steps.filter((node): node is NodeOf<'gate'> => node.kind === 'gate');
  return (
    <article className={classes['paper']}>
      {document.description !== '' && <p>{document.description}</p>}
      <Picture document={document} />
      <Input document={document} />
      <h2>{t('exchange.paper.steps')}</h2>
      <ol className={classes['steps']}>
        {steps.map((node) => (
          <Step key={node.id} node={node} document={document} />
        ))}
      </ol>
      {gates.length > 0 && <h2>{t('exchange.paper.checkpoints')}</h2>}
      {gates.map((gate) => (
        <Checkpoint key={gate.id} gate={gate} people={people} />
      ))}
    </article>
  );
}

/** The picture is made in the browser and shown as an image, so that nothing of the flow's texts becomes markup. */
function Picture({ document }: { readonly document: FlowDocument }) {
  const { t, phrase } = useLocale();
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let isGone = false;
    void import('@countersign/formats').then(({ writeSvg }) => {
      const svg = writeSvg(document, { phrase });
      if (!isGone) setSource(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
    });
    return () => {
      isGone = true;
    };
  }, [document, phrase]);
  if (source === undefined) return null;
  return <img className={classes['picture']} src={source} alt={t('exchange.paper.picture')} />;
}

function Input({ document }: { readonly document: FlowDocument }) {
  const { t } = useLocale();
  const fields = rowsOf(document.input) ?? [];
  if (fields.length === 0) return null;
  return (
    <>
      <h2>{t('exchange.paper.input')}</h2>
      <ul>
        {fields.map(({ name, schema }) => {
          const { title, description } = schema as { title?: string; description?: string };
          return (
            <li key={name}>
              <strong>{title ?? name}</strong>: {t(`builder.schema.type.${fieldTypeOf(schema)}`)}
              {description !== undefined && `. ${description}`}
            </li>
          );
        })}
      </ul>
    </>
  );
}

type StepProps = { readonly node: FlowNode; readonly document: FlowDocument };

function Step({ node, document }: StepProps) {
  const { t, phrase, language } = useLocale();
  const facts = node.kind === 'gate' ? [] : configFacts(node, { t, phrase, language });
  const ways = outPorts(node).flatMap((port) => {
    const target = titleBehind(document, node.id, port.name);
    return target === undefined ? [] : [{ ...port, target }];
  });
  const info = NODE_KIND_INFO[node.kind];
  return (
    <li>
      <h3>{node.title}</h3>
      <p className={classes['kind']}>
        {phrase(kindName(node))}. {phrase(info.purpose)}.
      </p>
      <p>{nodeLine(node, phrase)}</p>
      <FactList facts={facts} />
      <ul>
        {ways.map(({ name, title, target }) => (
          <li key={name}>{t('exchange.paper.leads', { port: phrase(title), step: target })}</li>
        ))}
      </ul>
    </li>
  );
}

/** Settings with what they are, one below the other; what is inside them further in. */
function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className={classes['facts']}>
      {facts.map(({ label, text, inside }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>
            {text}
            {inside.map((more, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the elements of a list are told by their place
              <FactList key={index} facts={more} />
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

type CheckpointProps = { readonly gate: NodeOf<'gate'>; readonly people: readonly string[] };

/** Who decides what, what may pass by itself one day, what never does, and what happens when nobody answers. */
function Checkpoint({ gate, people }: CheckpointProps) {
  const { t, language } = useLocale();
  const { policy, question, reasonCodes } = gate.config;
  const number = new Intl.NumberFormat(language);
  const percent = (share: number) => number.format(Math.round(share * 1_000) / 10);
  const floors = policy.floors.map(({ title, when }) => `${title} (${when})`);
  if (policy.maxAmount !== undefined) {
    floors.push(t('exchange.paper.maxAmount', { amount: number.format(policy.maxAmount) }));
  }
  const reasons = reasonCodes.map(({ title }) => title).join(', ');
  return (
    <section className={classes['checkpoint']}>
      <h3>{gate.title}</h3>
      <p>{t('exchange.paper.asked', { question })}</p>
      <p>{gateSentences(gate.config, people, { t, language }).join(' ')}</p>
      {reasons !== '' && <p>{t('exchange.paper.reasons', { reasons })}</p>}
      {policy.ladder.length === 0 ? (
        <p>{t('exchange.paper.noLadder')}</p>
      ) : (
        <>
          <p>
            {policy.startRung === 0 && t('exchange.paper.everything')} {t('exchange.paper.earned')}
          </p>
          <ol>
            {policy.ladder.map(({ title, minConfidence, sampleRate, maxAmount }) => (
              <li key={title}>
                {t('exchange.paper.rung', {
                  ...{ title, confidence: percent(minConfidence), rate: percent(sampleRate) },
                })}
                {maxAmount !== undefined &&
                  `, ${t('exchange.paper.rung.amount', { amount: number.format(maxAmount) })}`}
              </li>
            ))}
          </ol>
          {policy.widening === 'proposed' && <p>{t('exchange.paper.widening')}</p>}
        </>
      )}
      {floors.length > 0 && <p>{t('exchange.paper.floors', { floors: floors.join(', ') })}</p>}
    </section>
  );
}

function titleBehind({ nodes, edges }: FlowDocument, source: string, port: string): string | undefined {
  const edge = edges.find((one) => one.source === source && one.port === port);
  return nodes.find(({ id }) => id === edge?.target)?.title;
}
