/**
 * Number + context → Figure: what is measured, how, of when, where, against what and by whom. Reads an article
 * sentence by sentence; each station of the way is a file of this folder.
 */
import { matchIndicator } from '../catalog/wordings.ts';
import { hedgeBounds } from '../numbers/hedges.ts';
import { type Quantity, readQuantities } from '../numbers/quantities.ts';
import type { Article, Figure, Status } from '../records.ts';
import { findDates } from '../text/dates.ts';
import { type HashState, hashOn, shortHash } from '../text/hash.ts';
import { fold } from '../text/normalise.ts';
import { readText, type Sentence, type TextDocument } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { type BaseSpan, baseAfter, baseBefore, baseEnding } from './bases.ts';
import {
  alreadyReported,
  Context,
  periodOf,
  planPeriod,
  type Said,
  shiftYears,
  statusOf,
  type When,
  wholeYear,
} from './context.ts';
import type { Draft } from './draft.ts';
import { articlePlace } from './home.ts';
import { labelFigure } from './labels.ts';
import { lasting } from './lasting.ts';
import { distributed, zipLists } from './lists.ts';
import { comparativeBefore, measureOf, settleMeasure } from './measures.ts';
import { clockOf, type PeriodCue, resolvePeriods } from './periods.ts';
import type { Frame } from './phrases.ts';
import { predicateBefore } from './predicates.ts';
import { linkRepeats } from './repeats.ts';
import {
  bracketPlace,
  namesBody,
  opensWith,
  type PlaceSpan,
  placeBeside,
  placeCode,
  placesOf,
  widens,
} from './scope.ts';
import { proposalOf, statusCues } from './status.ts';
import { readTable, type TableFigure } from './tables.ts';

const NO_PERIOD: When = { period: null, year: null, inherited: false };

/** Who said a stretch of text; given by the officials' room. Offsets into `Article.text`. */
export interface Speech {
  start: number;
  end: number;
  speaker: string;
  kind: NonNullable<Figure['speakerKind']>;
}

/** Reads every figure of an article. Offsets are into `article.text`. Pure; never throws on text. */
export function readFigures(article: Article, speech: readonly Speech[] = []): Figure[] {
  const doc = readText(article);
  const { tokens } = doc;
  const dates = findDates(tokens);
  const quantities = readQuantities(tokens, dates);
  if (quantities.length === 0 && !doc.blocks.some((b) => b.kind === 'table')) return [];
  const clock = clockOf(article.publishedAt, tokens, dates);
  const dateAt = new Int32Array(tokens.length).fill(-1);
  dates.forEach((span, n) => {
    dateAt.fill(n, span.from, span.to);
  });
  const places = placesOf(doc);
  const placeEnd = new Int32Array(tokens.length);
  for (const place of places) placeEnd[place.from] = place.to;
  const frame: Frame = { tokens, dateAt, dates, placeEnd };
  const home = articlePlace(article, doc, places);
  const abroad = places.find((p) => p.name === home)?.kind === 'foreign';
  const cues = resolvePeriods(tokens, dates, clock);
  const quantityWalk = walk(
    quantities,
    (q) => q.from,
    (q) => q.from + 1,
  );
  const cueWalk = walk(
    cues,
    (c) => c.from,
    (c) => c.to,
  );
  const placeWalk = walk(
    places,
    (p) => p.from,
    (p) => p.to,
  );

  const figures: Figure[] = [];
  const context = new Context();
  const finish = finisher(article, doc, speech);
  const tables = new Map<number, TableFigure[] | null>();
  doc.blocks.forEach((block, n) => {
    if (block.kind === 'table') tables.set(n, readTable({ source: article.text, doc, cues, places }, block));
  });
  let paragraph = -1;
  for (const sentence of doc.sentences) {
    const inside: Quantity[] = quantityWalk(sentence.from, sentence.to);
    const sentenceCues: PeriodCue[] = cueWalk(sentence.from, sentence.to);
    const sentencePlaces: PlaceSpan[] = placeWalk(sentence.from, sentence.to);
    const table = tables.get(sentence.block);
    if (table !== undefined && table !== null) {
      // A table is read as a whole, at its first row.
      for (const { draft, period, status, place } of table) {
        if (period === null && context.period !== null) draft.inherited.add('period');
        if (place === null && home !== null) draft.inherited.add('place');
        figures.push(finish(draft, period ?? context.period?.period ?? null, status, place ?? home));
      }
      tables.set(sentence.block, []);
      continue;
    }
    const quote = doc.quotation[sentence.from] as number;
    const { kind } = doc.blocks[sentence.block]!;
    context.enter(sentence.block, kind, quote);
    context.proposal = proposalOf(tokens, sentence.from, sentence.to) ?? context.proposal;
    if (kind !== 'caption') {
      // A paragraph that does not name the body again is not about its place.
      if (sentence.block !== paragraph && !abroad && context.place !== null)
        if (!namesBody(tokens, doc.blocks[sentence.block]!, context.place)) context.place = null;
      paragraph = sentence.block;
      if (widens(tokens, sentence.from, sentence.to, sentencePlaces)) {
        context.place = null;
        context.setting = null;
      }
      context.place = bracketPlace(tokens, sentencePlaces) ?? context.place;
    }
    const bases: BaseSpan[] = [];
    const drafts =
      inside.length === 0 ? [] : readSentence(frame, sentence, inside, context, bases, sentenceCues);
    const outsideBases = (at: number) => !bases.some((b) => at >= b.from && at < b.to);
    const status = statusCues(tokens, sentence.from, sentence.to).filter((c) => outsideBases(c.from));
    const periods = sentenceCues.filter((c) => outsideBases(c.from));
    const ownPlaces = sentencePlaces.filter((p) => outsideBases(p.from));
    const whens: When[] = [];
    const saids: Said[] = [];
    drafts.forEach((draft, n) => {
      const next = nextOutside(drafts, n)?.q.hedgeFrom ?? sentence.to;
      let when = periodOf(tokens, draft, next, sentence, periods, context, clock, whens[n - 1] ?? null);
      const said = statusOf(
        tokens,
        draft,
        sentence,
        status,
        context,
        when,
        clock,
        doc.quotation[draft.q.from] as number,
        alreadyReported(when, whens, saids),
      );
      when = planPeriod(when, said, whens, saids);
      draft.lasting = lasting(frame, draft, drafts[n - 1] ?? null);
      if (when.inherited && draft.lasting) when = NO_PERIOD;
      whens.push(when);
      saids.push(said);
      if (when.inherited) draft.inherited.add('period');
      if (said.inherited) draft.inherited.add('status');
      // `đứng thứ 10 cả nước`: where it is ranked, not what is.
      const reach = draft.measure === 'rank' ? draft.q.from : Math.min(next, sentence.to);
      const beside = placeBeside(
        tokens,
        ownPlaces,
        { from: sentence.from, at: draft.q.from, end: draft.q.to, limit: reach },
        abroad,
      );
      // Among countries and unions the one spoken of goes on until another is named.
      if (abroad && beside !== null) context.place = beside;
      else if (beside !== null && n === 0 && opensWith(tokens, sentence.from, beside))
        context.setting = beside;
      // A rule of law holds for the country, whatever place the article is about.
      const place =
        beside ??
        (said.status === 'quota' && home !== null ? 'cả nước' : (context.setting ?? context.place ?? home));
      if (beside === null && place !== null) draft.inherited.add('place');
      let period = said.status === 'quota' && when.inherited ? null : when.period;
      // Income a head is of a year, whatever months the paragraph reports on.
      if (when.inherited && draft.unit?.endsWith('/năm')) period = wholeYear(period);
      // Only the running year is estimated.
      const ahead = when.inherited && when.year !== null && clock.year !== null && when.year > clock.year;
      if (said.status === 'estimated' && clock.year !== null && (period === null || ahead)) {
        period = String(clock.year);
        draft.inherited.add('period');
      }
      figures.push(finish(draft, period, said.status, place));
    });
    const aside = tokens[sentence.from]?.key === 'riêng';
    context.leave(drafts, whens, saids, periods, status, quote, aside);
  }
  linkRepeats(figures);
  return figures;
}

/** The figure after the `n`th that stands in no bracket which the `n`th is outside of. */
function nextOutside(drafts: readonly Draft[], n: number): Draft | undefined {
  const { q, bracket } = drafts[n] as Draft;
  for (let i = n + 1; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    if (draft.q.from > q.from && draft.bracket <= bracket) return draft;
  }
  return undefined;
}

/** Hands out, for one growing window after another, the items that overlap it: linear over all windows. */
function walk<T>(
  items: readonly T[],
  from: (item: T) => number,
  to: (item: T) => number,
): (a: number, b: number) => T[] {
  let at = 0;
  return (a, b) => {
    while (at < items.length && to(items[at] as T) <= a) at++;
    const found: T[] = [];
    for (let i = at; i < items.length && from(items[i] as T) < b; i++) found.push(items[i] as T);
    return found;
  };
}

/** First pass over a sentence: label, measure, direction and base of each quantity. */
function readSentence(
  frame: Frame,
  sentence: Sentence,
  quantities: readonly Quantity[],
  context: Context,
  bases: BaseSpan[],
  cues: readonly PeriodCue[],
): Draft[] {
  const { tokens } = frame;
  const drafts: Draft[] = [];
  const opening = baseBefore(tokens, sentence.from, (quantities[0] as Quantity).hedgeFrom);
  if (opening !== null) bases.push(opening);
  let anchor: Draft | null = null;
  for (let n = 0; n < quantities.length; n++) {
    const q = quantities[n] as Quantity;
    const before = drafts.at(-1);
    const limit = quantities[n + 1]?.hedgeFrom ?? sentence.to;
    const from =
      before === undefined ? (opening?.to ?? sentence.from) : clauseFrom(tokens, before, q, sentence);
    const lastYear = lastYearAfter(tokens, q.to, limit);
    const bracket = bracketBefore(tokens, before?.q.to ?? sentence.from, q.hedgeFrom);
    const own = lastYear
      ? null
      : (baseAfter(tokens, q.to, sentence.to, limit) ??
        (bracket > 0 && before === undefined ? baseEnding(tokens, from, bracket) : null));
    if (own !== null) bases.push(own);
    const draft: Draft = {
      q,
      sentence,
      label: '',
      measure: 'level',
      changeKind: null,
      direction: null,
      hedge: q.hedge,
      base: own?.text ?? null,
      beyond: false,
      lasting: false,
      unit: q.unit,
      inherited: new Set(),
      flags: new Set(),
      anchor: false,
      bracket,
      rightEnd: q.to,
      yearsBack: lastYear ? 1 : 0,
      past: lastYear,
      baseCue: null,
    };
    if (q.malformed) draft.flags.add('malformed_number');
    if (q.alternative !== null) draft.flags.add('separator_ambiguous');
    if (
      draft.bracket >= 0 &&
      (yearAgo(tokens, draft.bracket + 1) || againstYearAgo(tokens, from, draft.bracket))
    )
      draft.yearsBack = 1;
    // `(cùng kỳ 161 vụ, 229 đối tượng)`: all of the bracket is last year's.
    if (before !== undefined && before.yearsBack > 0 && sameBracket(tokens, before, q))
      draft.yearsBack = before.yearsBack;
    if (draft.bracket >= 0 && opensPast(tokens, draft.bracket + 1)) draft.past = true;
    // `(bằng 84%)` is a share of the base, `(84%)` the base's own value.
    const held =
      bracket < 0 || tokens[bracket + 1]?.key === 'bằng'
        ? undefined
        : bases.find((b) => b.to === bracket && !b.plan);
    if (held !== undefined)
      draft.baseCue = samePhase(
        held,
        cues.find((c) => c.period !== null && c.from >= held.from && c.to <= held.to) ?? null,
        context.period?.period ?? null,
      );
    const predicate =
      predicateBefore(tokens, from, q.hedgeFrom) ??
      (draft.yearsBack > 0 ? null : comparativeBefore(tokens, from, q, bases, draft));
    draft.beyond = predicate?.key.startsWith('vượt') ?? false;
    measureOf(tokens, q, predicate, own, draft);
    labelFigure(
      {
        frame,
        q,
        predicate,
        from,
        limit,
        sentenceFrom: sentence.from,
        anchor,
        drafts,
        carried: context.label,
      },
      draft,
    );
    // The words of its base are said: what follows begins behind them.
    if (own !== null) draft.rightEnd = Math.max(draft.rightEnd, own.to);
    settleMeasure(draft, predicate);
    // A bracket learns only from its label that it is a change (`giảm 510 hộ (14,1%) so với đầu năm`).
    if (draft.measure === 'change') draft.base ??= own?.text ?? opening?.text ?? null;
    if (draft.measure === 'ratio' && q.unitKind === 'ratio' && draft.base === null && predicate !== null)
      draft.base = ratioBase(frame, q, limit, bases) ?? opening?.text ?? null;
    perTime(tokens, q, from, draft);
    drafts.push(draft);
    if (draft.anchor && draft.bracket < 0) anchor = draft;
    drafts.push(...distributed(frame, draft, predicate, limit));
  }
  shareBases(drafts, context);
  zipLists(frame, sentence, drafts);
  return drafts;
}

/** `so với cùng kỳ năm 2023 (50,6%)` in a report on nine months: those nine months of 2023. */
function samePhase(base: BaseSpan, cue: PeriodCue | null, now: string | null): PeriodCue | null {
  if (cue === null || cue.year === null || now === null || !/^cùng kỳ/i.test(base.text)) return cue;
  if (!/^\d{4}(-|\.\.\d{4}-)/.test(now) || cue.period !== String(cue.year)) return cue;
  const year = cue.year;
  const last = Number(/(\d{4})(?!.*\d{4})/.exec(now)?.[1] ?? year);
  return { ...cue, period: shiftYears(now, year - last) };
}

/**
 * Where the words of a figure begin: behind what the figure before took. A count inside the subject (`xuất khẩu
 * của 28 quốc gia … tăng 11%`) does not cut it.
 */
function clauseFrom(tokens: readonly Token[], before: Draft, q: Quantity, sentence: Sentence): number {
  const lead = tokens[before.q.hedgeFrom - 1]?.key ?? '';
  if (before.q.unitKind === 'count' && ['của', 'tại', 'ở', 'trong', 'từ'].includes(lead)) {
    let marked = false;
    for (let i = before.q.to; i < q.hedgeFrom; i++)
      if ((tokens[i] as Token).kind === 'punct' && '(,;:)'.includes((tokens[i] as Token).text))
        marked = marked || ',;:'.includes((tokens[i] as Token).text);
    if (!marked && q.unitKind === 'rate') return sentence.from;
  }
  return Math.max(before.q.to, Math.min(before.rightEnd, q.hedgeFrom));
}

function bracketBefore(tokens: readonly Token[], from: number, at: number): number {
  for (let i = at - 1; i >= from; i--) {
    const { text } = tokens[i] as Token;
    if (text === ')') return -1;
    if (text === '(') return i;
  }
  return -1;
}

/** `45,1 tỷ của cùng kỳ năm trước`: the value itself is last year's. */
function lastYearAfter(tokens: readonly Token[], at: number, limit: number): boolean {
  const i = tokens[at]?.key === 'của' || tokens[at]?.key === 'trong' ? at + 1 : -1;
  return i > 0 && i < limit && yearAgo(tokens, i);
}

/** The bracket in which `before` stands is still open at `q`. */
function sameBracket(tokens: readonly Token[], before: Draft, q: Quantity): boolean {
  if (before.bracket < 0) return false;
  for (let i = before.q.to; i < q.from; i++) if ((tokens[i] as Token).text === ')') return false;
  return true;
}

/** `thấp hơn cùng kỳ (51,4%)`: right before the bracket at `at` stands last year, and no number between. */
function againstYearAgo(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 4); i--) {
    if ((tokens[i] as Token).kind !== 'word') return false;
    if (yearAgo(tokens, i)) return tokens[i - 1]?.key === 'hơn';
  }
  return false;
}

/** `cùng kỳ …`, `năm trước …` at token `at`, whatever year follows. */
function opensPast(tokens: readonly Token[], at: number): boolean {
  const a = tokens[at]?.key;
  return (a === 'cùng' && tokens[at + 1]?.key === 'kỳ') || yearAgo(tokens, at);
}

/** `cùng kỳ …`, `năm trước`, `năm ngoái` at token `at`. */
function yearAgo(tokens: readonly Token[], at: number): boolean {
  const a = tokens[at]?.key;
  const b = tokens[at + 1]?.key;
  if (a === 'cùng' && b === 'kỳ')
    return !(
      tokens[at + 2]?.kind === 'word' &&
      ['quý', 'qúy', 'tháng', 'năm'].includes(tokens[at + 2]!.key) &&
      (tokens[at + 3]?.kind === 'number' || tokens[at + 3]?.capital === true)
    );
  return a === 'năm' && (b === 'trước' || b === 'ngoái');
}

/** `gấp 20 lần mức lương cơ sở`: what follows is the base. */
function ratioBase(frame: Frame, q: Quantity, limit: number, bases: BaseSpan[]): string | null {
  const { tokens } = frame;
  const words: string[] = [];
  let i = q.to;
  for (; i < limit && words.length < 8; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' && token.kind !== 'number') break;
    if (words.length > 0 && ['thì', 'là', 'và', 'để', 'tiền', 'với', 'so', 'do'].includes(token.key)) break;
    words.push(token.text);
  }
  if (words.length === 0) return null;
  const text = words.join(' ');
  bases.push({ from: q.to, to: i, text, plan: false });
  return text;
}

/** `bình quân mỗi năm … 10 tỷ đồng` is a sum a year; `khách … 21,8 triệu lượt` counts visits of guests. */
function perTime(tokens: readonly Token[], q: Quantity, from: number, draft: Draft): void {
  if (q.unit === null) return;
  if (q.unit === 'lượt' && /khách/i.test(draft.label)) draft.unit = 'lượt khách';
  if (
    q.unit.includes('/') ||
    draft.measure === 'change' ||
    (q.unitKind !== 'money' && q.unitKind !== 'count')
  )
    return;
  const behind = tokens[q.to + 1]?.key ?? '';
  if (tokens[q.to]?.key === 'mỗi' && ['ngày', 'tháng', 'năm', 'giờ', 'tuần'].includes(behind)) {
    draft.unit = `${q.unit}/${behind}`;
    return;
  }
  for (let i = q.hedgeFrom - 2; i >= Math.max(from, q.hedgeFrom - 8); i--) {
    const a = (tokens[i] as Token).key;
    const b = tokens[i + 1]?.key;
    if (a === ';') return;
    if ((a === 'mỗi' || a === 'hằng' || a === 'hàng') && (b === 'năm' || b === 'tháng' || b === 'ngày')) {
      draft.unit = `${q.unit}/${b}`;
      return;
    }
  }
}

/** Comparisons that name their base once: it holds for the changes of the same chain. */
function shareBases(drafts: readonly Draft[], context: Context): void {
  // `giảm 60.500 tỷ đồng (tương đương 7,8%) so với dự toán`: backwards over the bracket, then forwards into it.
  for (let n = drafts.length - 1; n > 0; n--) {
    const draft = drafts[n] as Draft;
    const before = drafts[n - 1] as Draft;
    if (
      draft.measure !== 'change' ||
      before.measure !== 'change' ||
      draft.base === null ||
      before.base !== null
    )
      continue;
    if (
      draft.inherited.has('indicator') &&
      before.direction === draft.direction &&
      draft.q.from - before.q.to <= 6
    )
      before.base = draft.base;
  }
  for (let n = 1; n < drafts.length; n++) {
    const draft = drafts[n] as Draft;
    const before = drafts[n - 1] as Draft;
    if (
      draft.measure === 'change' &&
      draft.base === null &&
      draft.bracket >= 0 &&
      before.measure === 'change'
    )
      draft.base = before.base;
  }
  // `thu nội địa vượt 9% dự toán, thu từ dầu thô vượt 25%`.
  let plan: string | null = null;
  for (const draft of drafts) {
    if (!draft.beyond) continue;
    if (draft.base === null && plan !== null) draft.base = plan;
    else plan = draft.base;
  }
  // One sentence on, in the same paragraph, the base still holds for a bare change.
  if (context.base === null || context.baseAge > 0) return;
  for (const draft of drafts) {
    if (draft.measure !== 'change' || draft.base !== null || draft.changeKind === null) continue;
    draft.base = context.base;
    draft.inherited.add('base');
  }
}

/** Turns drafts into records: offsets back into the text as given, bounds, ids, catalogue ids, speakers. */
function finisher(article: Article, doc: TextDocument, speech: readonly Speech[]) {
  const { tokens, normal } = doc;
  const seen = new Map<string, number>();
  const speakerAt = speakerIndex(speech);
  const startOf = (token: number) => normal.toOriginal((tokens[token] as Token).start);
  const endOf = (token: number) =>
    withMarks(article.text, normal.toOriginal((tokens[token] as Token).end - 1) + 1);
  // The figures of one sentence come one after the other: its key is made and hashed once.
  let last: { start: number; key: HashState } = { start: -1, key: [0, 0] };
  const sentenceKey = (from: number, to: number): HashState => {
    if (last.start !== from) last = { start: from, key: hashOn(fold(article.text.slice(from, to))) };
    return last.key;
  };
  return (draft: Draft, period: string | null, status: Status, place: PlaceSpan | string | null): Figure => {
    const { q, sentence } = draft;
    const start = startOf(q.from);
    const end = endOf(q.to - 1);
    const sentenceStart = startOf(sentence.from);
    const sentenceEnd = endOf(sentence.to - 1);
    const said = speakerAt(start);
    const text = article.text.slice(start, end);
    const label = draft.label === '' ? (draft.unit ?? '') : draft.label;
    const key = sentenceKey(sentenceStart, sentenceEnd);
    const wording = `|${text.normalize('NFC')}|${label}`;
    const mention = `${key}${wording}`;
    const occurrence = (seen.get(mention) ?? 0) + 1;
    seen.set(mention, occurrence);
    const sentenceText = normal.text.slice(
      (tokens[sentence.from] as Token).start,
      (tokens[sentence.to - 1] as Token).end,
    );
    const indicatorId = matchIndicator(label, draft.unit, draft.measure, sentenceText);
    const name = place === null || typeof place === 'string' ? place : place.name;
    const { min, max } = hedgeBounds(draft.hedge, q.value, q.valueMax);
    return {
      id: `${article.id}#${shortHash(`${wording}|${occurrence}`, key)}`,
      articleId: article.id,
      start,
      end,
      text,
      value: q.value,
      valueMax: q.valueMax,
      min,
      max,
      unit: draft.unit,
      denominator: q.denominator,
      indicator: label,
      indicatorId,
      measure: draft.measure,
      changeKind: draft.changeKind,
      direction: draft.direction,
      hedge: draft.hedge,
      status,
      period,
      base: draft.base,
      place: name,
      placeCode: placeCode(
        name,
        article.publishedAt ?? (period === null ? null : `${period.slice(0, 4)}-01-01`),
      ),
      speaker: said?.speaker ?? null,
      speakerKind: said?.kind ?? null,
      sentence: { start: sentenceStart, end: sentenceEnd },
      inherited: [...(said === null ? draft.inherited : draft.inherited.add('speaker'))].sort(),
      alternative: q.alternative,
      flags: [...draft.flags],
      confidence: confidenceOf(draft, indicatorId),
      sameAs: null,
    };
  };
}

/** Combining marks of a decomposed text belong to the character they follow. */
function withMarks(text: string, end: number): number {
  let i = end;
  while (i < text.length && text.charCodeAt(i) >= 0x300 && text.charCodeAt(i) <= 0x36f) i++;
  return i;
}

/**
 * Looks up the innermost stretch of speech that covers an offset. Stretches nest a few deep at most, so only those
 * that begin shortly before are asked.
 */
function speakerIndex(speech: readonly Speech[]): (at: number) => Speech | null {
  const sorted = [...speech].sort((a, b) => a.start - b.start);
  return (at) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Speech).start <= at) low = middle + 1;
      else high = middle;
    }
    let best: Speech | null = null;
    for (let n = low - 1; n >= Math.max(0, low - 8); n--) {
      const span = sorted[n] as Speech;
      if (at < span.end && (best === null || span.end - span.start < best.end - best.start)) best = span;
    }
    return best;
  };
}

/** How surely the number was read: guesses and doubts cost, a catalogue match adds. */
function confidenceOf(draft: Draft, indicatorId: string | null): number {
  let c = indicatorId === null ? 0.9 : 0.98;
  if (draft.q.guessedUnit) c -= 0.2;
  if (draft.flags.has('malformed_number')) c -= 0.5;
  if (draft.flags.has('separator_ambiguous')) c -= 0.3;
  if (draft.label === '') c -= 0.4;
  if (draft.inherited.has('indicator')) c -= 0.1;
  return Math.round(Math.max(0.05, c) * 100) / 100;
}
