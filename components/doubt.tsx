/** The question mark of what was read with doubt, and where each field of a figure was read. */
import { type Doubt, doubtOf } from '../lib/compare/doubt.ts';
import { fill } from '../lib/i18n/index.ts';
import type { Article, ChosenField, Figure } from '../lib/records.ts';
import { readOf, unsureWords, valueWords } from './doubt.logic.ts';
import { useWording } from './language.ts';

/** A question mark that says which fields it is about; `told`: in words for everybody. Nothing where there is no doubt. */
export function Unsure({
  fields,
  told = false,
}: {
  fields: readonly ChosenField[] | undefined;
  told?: boolean;
}) {
  const words = unsureWords(fields, useWording());
  if (words === null) return null;
  return (
    <span class="doubt" data-unsure={fields?.join(' ')} title={told ? undefined : words}>
      {told ? ` (${words})` : <span aria-hidden="true">?</span>}
      {!told && <span class="hidden"> ({words})</span>}
    </span>
  );
}

interface FieldProps {
  of: Pick<Figure, ChosenField>;
  field: ChosenField;
  doubt: Doubt;
  /** Its name stands beside it. */
  named?: boolean;
}

/** What a field says: plainly, with a question mark, or that it is not clear; so is a doubtful "the text does not say". */
export function Field({ of, field, doubt, named = false }: FieldProps) {
  const wording = useWording();
  if (doubt === 'unclear' || (doubt === 'unsure' && of[field] === null))
    return (
      <span class="doubt" data-unclear={field}>
        {fill(wording.t.doubt.unclear, { fields: named ? '' : wording.t.doubt.field[field] }).trim()}
      </span>
    );
  return (
    <>
      {valueWords(field, of[field], wording)}
      {doubt === 'unsure' && <Unsure fields={[field]} />}
    </>
  );
}

interface FactsProps {
  figure: Figure;
  article: Article;
  /** Shows a span of the text in the page; null where no page is beside. */
  onRevealSpan: ((span: { start: number; end: number }) => void) | null;
}

/** Always told; the other chosen fields where they are in doubt or where their words are known. */
const ALWAYS: readonly ChosenField[] = ['period', 'place', 'speaker'];
const FIELDS: readonly ChosenField[] = ['indicator', 'measure', 'status', ...ALWAYS];

/** What was read of a figure, field by field, each with where that was; words of the text are shown at a click. */
export function Facts({ figure, article, onRevealSpan }: FactsProps) {
  const wording = useWording();
  const { t } = wording;
  const fields = FIELDS.filter(
    (field) =>
      ALWAYS.includes(field) ||
      doubtOf(figure, field) !== 'sure' ||
      typeof figure.evidence?.[field] === 'object',
  );
  return (
    <dl>
      <dt>{t.figures.sentence}</dt>
      <dd lang="vi">{article.text.slice(figure.sentence.start, figure.sentence.end)}</dd>
      {fields.map((field) => {
        const read = readOf(figure, field, article, wording);
        const inherited = field !== 'measure' && figure.inherited.includes(field) && figure[field] !== null;
        return [
          <dt key={`${field} name`}>{t.figures[field]}</dt>,
          <dd key={field} data-field={field}>
            <Field of={figure} field={field} doubt={doubtOf(figure, field)} named />{' '}
            {read === null ? (
              inherited && <span class="aside">({t.figures.inherited})</span>
            ) : (
              <Place read={read} onRevealSpan={onRevealSpan} />
            )}
          </dd>,
        ];
      })}
      {figure.base !== null && (
        <>
          <dt>{t.figures.base}</dt>
          <dd>
            {figure.base}
            {figure.inherited.includes('base') && <span class="aside"> ({t.figures.inherited})</span>}
          </dd>
        </>
      )}
    </dl>
  );
}

function Place({
  read,
  onRevealSpan,
}: { read: NonNullable<ReturnType<typeof readOf>> } & Pick<FactsProps, 'onRevealSpan'>) {
  const { t } = useWording();
  const { span, text, words } = read;
  if (span === null || onRevealSpan === null) return <span class="aside">{text}</span>;
  return (
    <button
      type="button"
      class="link"
      data-evidence
      title={fill(t.doubt.show, { words })}
      onClick={() => onRevealSpan(span)}
    >
      {text}
    </button>
  );
}
