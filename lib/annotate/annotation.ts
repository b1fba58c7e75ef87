/** The reader's annotations as W3C Web Annotations, and back. https://www.w3.org/TR/annotation-model/ */
import {
  ANNOTATION_CONTEXT,
  type Annotation,
  type AnnotationContent,
  type Article,
  type Assessment,
  assessments,
  type Figure,
  isEvidence,
  type Official,
  type Reading,
} from '../records.ts';
import type { AnchorSubject } from './anchor.ts';
import type { Selectors } from './selector-types.ts';
import { makeSelectors, wholeWords } from './selectors.ts';

/** Names of our own beside W3C's: what was annotated, and in which article. */
const OWN_TERMS = { '@vocab': 'urn:doi-chieu:term:' };

/** What a new annotation is about. */
export type Aim =
  | { kind: 'figure'; figure: Figure }
  | { kind: 'official'; official: Official }
  | { kind: 'text'; start: number; end: number };

/**
 * What a stretch of an article's text is: the figure that stands exactly there, or the words themselves, made whole.
 * Null where no word is in it.
 */
export function aimAt(
  article: Article,
  { figures }: Reading,
  span: { start: number; end: number },
): Aim | null {
  const whole = wholeWords(article.text, span);
  if (whole === null) return null;
  const figure = figures.find(({ start, end }) => start === whole.start && end === whole.end);
  return figure === undefined ? { kind: 'text', ...whole } : { kind: 'figure', figure };
}

/** The target of an annotation: address, selectors, and what was read there. */
export function targetOf(article: Article, { figures }: Reading, aim: Aim): Annotation['target'] {
  const { start, end } = aim.kind === 'figure' ? aim.figure : aim.kind === 'official' ? aim.official : aim;
  const subject: AnchorSubject & Record<string, unknown> =
    aim.kind === 'figure'
      ? {
          kind: 'figure',
          value: aim.figure.value,
          unit: aim.figure.unit,
          indicator: aim.figure.indicator,
          indicatorId: aim.figure.indicatorId,
          measure: aim.figure.measure,
          period: aim.figure.period,
        }
      : { kind: aim.kind };
  const { quote, position } = makeSelectors(article.text, { start, end }, figures, subject);
  const { exact, prefix = '', suffix = '' } = quote;
  return {
    type: 'SpecificResource',
    source: article.url,
    articleId: article.id,
    subject,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { ...(position ?? { type: 'TextPositionSelector' as const, start, end }) },
    ],
  };
}

function bodiesOf({ assessment, note, evidence, tags }: AnnotationContent): Annotation['body'] {
  const words = (purpose: string, value: string) => ({ type: 'TextualBody' as const, purpose, value });
  return [
    ...(assessment === null ? [] : [words('assessing', assessment)]),
    ...(note === '' ? [] : [{ ...words('commenting', note), format: 'text/plain' }]),
    ...evidence.map((source) => ({ type: 'SpecificResource' as const, purpose: 'linking', source })),
    ...tags.map((tag) => words('tagging', tag)),
  ];
}

const OURS = new Set(['assessing', 'commenting', 'linking', 'tagging']);
const motivationOf = (body: Annotation['body']): string[] => {
  const purposes = new Set(body.map(({ purpose }) => purpose ?? ''));
  const motivations = [...OURS].filter((purpose) => purposes.has(purpose));
  return motivations.length > 0 ? motivations : ['highlighting'];
};

/** A new annotation. `id`: a UUID; `now`: ISO 8601. */
export function newAnnotation(
  id: string,
  target: Annotation['target'],
  content: AnnotationContent,
  now: string,
): Annotation {
  const body = bodiesOf(content);
  return {
    '@context': [ANNOTATION_CONTEXT, OWN_TERMS],
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: motivationOf(body),
    created: now,
    modified: now,
    body,
    target,
  };
}

/** The annotation with other content; bodies of other programs stay. */
export function withContent(annotation: Annotation, content: AnnotationContent, now: string): Annotation {
  const others = annotation.body.filter(({ purpose }) => !OURS.has(purpose ?? ''));
  const body = [...bodiesOf(content), ...others];
  return { ...annotation, motivation: motivationOf(body), modified: now, body };
}

/** The annotation on another place. */
export function withTarget(annotation: Annotation, target: Annotation['target'], now: string): Annotation {
  return { ...annotation, modified: now, target: { ...annotation.target, ...target } };
}

/** What the reader wrote. Of several notes or verdicts of other programs the first. */
export function contentOf({ body }: Annotation): AnnotationContent {
  const values = (purpose: string) =>
    body.flatMap((one) => (one.purpose === purpose && one.value !== undefined ? [one.value] : []));
  const isOne = (value: string): value is Assessment => (assessments as readonly string[]).includes(value);
  return {
    assessment: values('assessing').find(isOne) ?? null,
    note: values('commenting')[0] ?? '',
    evidence: body.flatMap(({ purpose, source }) =>
      purpose === 'linking' && source && isEvidence(source) ? [source] : [],
    ),
    tags: values('tagging'),
  };
}

/** What the annotation is kept by and for, as re-anchoring takes it. */
export function anchorOf({ target }: Annotation): { selectors: Selectors; subject: AnchorSubject } {
  const [quote, position] = target.selector;
  const { kind, unit = null, indicator = '', indicatorId = null, measure = '' } = target.subject;
  const subject: AnchorSubject =
    kind === 'figure' ? { kind, unit, indicator, indicatorId, measure } : { kind };
  return { selectors: { quote, position }, subject };
}
