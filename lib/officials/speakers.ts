/**
 * Who says what: the words of an article that name a source, in reported speech, beside a quotation, at the head of a
 * sentence (`Theo …`) or as a label in an interview. They are found here; what each answers for is chosen elsewhere.
 */
import words from '../catalog/speech.json' with { type: 'json' };
import type { Gender } from '../catalog/titles.ts';
import type { Article, Official } from '../records.ts';
import { phraseKey, wordKey } from '../text/normalise.ts';
import { type Quotations, quotationsOf } from '../text/quotations.ts';
import type { Sentence, TextBlock } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';
import { type Analysis, analyse } from './analysis.ts';
import { isWord } from './names.ts';
import { headAt, readOrganisation } from './organisations.ts';
import { type Mention, type Person, publicPosts } from './persons.ts';
import { textOf } from './scan.ts';

/** How a source is named: by `Theo …`, by a verb (`says`, `asks`, `shows`), … ; `named` without one, at the head of a sentence. */
export type AttributionForm =
  | ('according' | 'document' | 'again' | 'says' | 'asks' | 'shows' | 'passive' | 'ofQuotation')
  | ('label' | 'answer' | 'voices' | 'named');

/** Words that name who says something. Tokens of `readText(article)`. */
export interface Attribution {
  /** Full name of the person, or the organisation as printed; null for voices without a name. */
  speaker: string | null;
  /** `document` where a report or the figures of `speaker` are the source. */
  kind: 'person' | 'organisation' | 'document' | null;
  /** A person with a public post. */
  official: boolean;
  form: AttributionForm;
  /** From the first word of the source to the last of its verb. An `answer` stands where the interviewee is named. */
  from: number;
  to: number;
  /** From where it can answer for something: `from`, or the first word of the answer. */
  at: number;
  /** A clause begins with it. */
  opens: boolean;
  /** The quotation that ends right before it, and the one that begins right behind it: indices, -1 without. */
  closes: number;
  begins: number;
}

interface Actor {
  speaker: string;
  person: Person | null;
  end: number;
}
type Source = Pick<Attribution, 'speaker' | 'kind'> & { person: Person | null };

const trieOf = (phrases: readonly string[]) => new PhraseTrie<true>().addAll(phrases, true);
const keysOf = (phrases: readonly string[]) => new Set(phrases.map(wordKey));
const verbs = new PhraseTrie<'says' | 'asks' | 'shows'>()
  .addAll(words.says, 'says')
  .addAll(words.asks, 'asks')
  .addAll(words.shows, 'shows');
const between = keysOf(words.between);
const documents = trieOf([...words.documents, ...words.spokesmen]);
const spokesmen = new Set(words.spokesmen.map(phraseKey));
const again = trieOf(words.again);
const voices = trieOf(words.voices);
const none = trieOf(words.none);
const ofQuotation = trieOf(words.ofQuotation);
/** Words after which a clause begins, and before the author of a document. */
const CLAUSE = keysOf('thì và nhưng mà còn song khi tuy'.split(' '));
const AUTHOR = keysOf('của từ do tại cơ ngành'.split(' '));
/** Before a later verb of the subject that opens the sentence: `Ông A, trong báo cáo …, đã đánh giá`. */
const LATER = keysOf('đã cũng và thời'.split(' '));
const DENIES = keysOf(['không', 'chưa']);
/** Words of address before a title that stands for its holder. */
const ADDRESS = keysOf('đồng ông bà vị nữ tân'.split(' '));
/** Pronouns for whoever spoke or was named last, with the gender they tell. */
const PRONOUNS = new Map<string, Gender>([
  ['ông', 'm'],
  ['bà', 'f'],
]);
/** Heads that are names by themselves. */
const WHOLE_HEADS = new Set(['chính', 'quốc', 'vcci', 'ilo']);
const MOST_WORDS = 1000;
/** How far behind a document its author, or its verb, may stand; and how many persons a pronoun asks. */
const REACH = 16;
const ASKED = 12;
const QUOTES = '“”"«»';

class Listener {
  readonly found: Attribution[] = [];
  private readonly tokens: readonly Token[];
  private readonly phraseAt = new Map<number, { mention: Mention; person: Person }>();
  private readonly longer = new Map<string, string>();
  private readonly officials: ReadonlyMap<Person, unknown>;
  private readonly quotations: Quotations;
  private last: Source | null = null;
  /** Every mention of a person, in order. */
  private readonly named: { from: number; person: Person }[] = [];

  constructor(private readonly analysis: Analysis) {
    this.tokens = analysis.doc.tokens;
    this.officials = publicPosts(analysis.persons);
    this.quotations = quotationsOf(analysis.doc);
    for (const person of analysis.persons)
      for (const mention of person.mentions) {
        this.phraseAt.set(mention.phraseFrom, { mention, person });
        if (!this.phraseAt.has(mention.from)) this.phraseAt.set(mention.from, { mention, person });
        this.named.push({ from: mention.from, person });
      }
    this.named.sort((a, b) => a.from - b.from);
  }

  /** Keeps a source, and gives where its words end. */
  put(
    source: Source | null,
    form: AttributionForm,
    from: number,
    to: number,
    { at = from, opens = true }: Partial<Pick<Attribution, 'at' | 'opens'>> = {},
  ): number {
    if (source !== null && form !== 'named') this.last = source;
    this.found.push({
      speaker: source?.speaker ?? null,
      kind: source?.kind ?? null,
      official: source !== null && source.person !== null && this.officials.has(source.person),
      ...{ form, from, to, at, opens },
      closes: this.quotationFrom(at, -1),
      begins: this.quotationFrom(to - 1, 1),
    });
    return to;
  }

  /** The quotation that marks alone part from token `at`, back or on. */
  private quotationFrom(at: number, step: 1 | -1): number {
    const { tokens, quotations } = this;
    for (let k = 1; k <= 4; k++) {
      const n = quotations.at[at + k * step] ?? -1;
      if (n >= 0) return n === quotations.at[at] ? -1 : n;
      if (tokens[at + k * step]?.kind !== 'punct') return -1;
    }
    return -1;
  }

  /** A person or an organisation whose noun phrase begins at `at`. */
  private actor(at: number, limit: number): Actor | null {
    const { tokens } = this;
    const token = tokens[at];
    if (token === undefined || at >= limit) return null;
    let known = this.phraseAt.get(at);
    // "đồng chí Bí thư Tỉnh ủy", "vị Giám đốc": the title after the word of address is the mention.
    if (known === undefined && ADDRESS.has(token.key))
      known = this.phraseAt.get(token.key === 'đồng' && tokens[at + 1]?.key === 'chí' ? at + 2 : at + 1);
    if (known !== undefined) {
      const { person, mention } = known;
      return { speaker: person.name, person, end: Math.max(mention.phraseTo, mention.to) };
    }
    if (!isWord(token) || !token.capital) return null;
    const head = headAt(tokens, at, limit);
    if (head === null || head.value.kind === 'place' || none.longest(tokens, at, limit) !== null) return null;
    const upper = this.analysis.found.upper[at] === 1;
    const { to } = readOrganisation(tokens, at, limit, upper, MOST_WORDS);
    // "Thống kê cho thấy", "Kết quả của": a document, no body.
    if (to === at || (to === head.end && documents.longest(tokens, at, limit) !== null)) return null;
    return { speaker: this.fullName(at, head.end, to), person: null, end: to };
  }

  /** `Ông cho biết thêm …`: the person of that gender named last before it. */
  private pronoun(at: number, limit: number): Actor | null {
    const gender = PRONOUNS.get((this.tokens[at] as Token).key);
    if (gender === undefined || this.verbAfter(at + 1, limit) === null) return null;
    let low = 0;
    let high = this.named.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.named[middle] as { from: number }).from < at) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0 && i >= low - ASKED; i--) {
      const { person } = this.named[i] as { person: Person };
      if (person.gender === null || person.gender === gender)
        return { speaker: person.name, person, end: at + 1 };
    }
    return null;
  }

  /** An organisation as printed; a bare head (`Tổ công tác`, `Ủy ban`) by the fuller name that the article gives it. */
  private fullName(from: number, headEnd: number, to: number): string {
    const { tokens } = this;
    const printed = textOf(tokens, from, to);
    if (to > headEnd || WHOLE_HEADS.has((tokens[from] as Token).key)) return printed;
    const key = phraseKey(printed);
    const known = this.longer.get(key);
    if (known !== undefined) return known;
    let name = printed;
    const length = to - from;
    for (let i = 0; i + length < tokens.length && name === printed; i++) {
      let same = (tokens[i] as Token).capital;
      for (let k = 0; k < length && same; k++)
        same = (tokens[i + k] as Token).key === (tokens[from + k] as Token).key;
      if (!same) continue;
      const { to: end } = readOrganisation(tokens, i, Math.min(tokens.length, i + 24), false, MOST_WORDS);
      if (end > i + length) name = textOf(tokens, i, end);
    }
    this.longer.set(key, name);
    return name;
  }

  /** The source after `theo`, or the author of the document that begins at `at`. */
  private sourceAt(at: number, limit: number): { source: Source; end: number } | null {
    const { tokens } = this;
    const direct = this.actor(at, limit);
    if (direct !== null) return { source: sourceOf(direct), end: direct.end };
    const document = documents.longest(tokens, at, limit);
    if (document === null) return null;
    const reach = Math.min(limit, document.end + REACH);
    for (let i = document.end; i < reach; i++) {
      const token = tokens[i] as Token;
      if (token.kind === 'newline' || (token.kind === 'punct' && !'()-/.'.includes(token.text))) return null;
      if (!AUTHOR.has(token.key) && !(i === document.end && token.capital)) continue;
      const author = this.actor(token.capital ? i : i + 1, limit);
      if (author === null) continue;
      // Somebody of the body speaks for it; a report of it is a document.
      const spokesman = spokesmen.has(phraseKey(textOf(tokens, at, document.end)));
      return { source: sourceOf(author, spokesman ? 'organisation' : 'document'), end: author.end };
    }
    return null;
  }

  /** The verb of speech after a subject that ends at `at`, words between them skipped. */
  private verbAfter(at: number, limit: number): Verb | null {
    const { tokens } = this;
    let i = at;
    if (tokens[i]?.text === ',' && tokens[i - 1]?.text !== ',') i++;
    for (let guard = 0; guard < 5 && i < limit; guard++) {
      const verb = verbs.longest(tokens, i, limit);
      if (verb !== null) return { form: verb.value, end: verb.end };
      const { key, text } = tokens[i] as Token;
      if (!between.has(key) && !QUOTES.includes(text)) return null;
      i++;
    }
    return null;
  }

  /** A verb further on: of the subject that opens the sentence, or behind what is said of a document. */
  private laterVerb(at: number, limit: number, of: 'subject' | 'document'): Verb | null {
    const { tokens } = this;
    const reach = of === 'document' ? Math.min(limit, at + REACH) : limit;
    for (let i = at; i < reach; i++) {
      const { text } = tokens[i] as Token;
      if (of === 'document' ? '.;:'.includes(text) : QUOTES.includes(text)) return null;
      const before = tokens[i - 1] as Token;
      if (of === 'subject' ? before.text !== ',' && !LATER.has(before.key) : DENIES.has(before.key)) continue;
      const verb = verbs.longest(tokens, i, limit);
      if (verb !== null && !(of === 'document' && verb.value === 'asks'))
        return { form: verb.value, end: verb.end };
    }
    return null;
  }

  /** Finds the sources that a sentence names. */
  listen({ from, to }: Sentence): void {
    const { tokens } = this;
    let start = from;
    while (start < to && (tokens[start] as Token).kind === 'punct') start++;
    for (let i = start; i < to; i++) {
      const token = tokens[i] as Token;
      if (!isWord(token)) continue;
      const first = i === start;
      const end =
        (first ? this.opening(i, to) : null) ??
        (token.key === 'theo' ? this.according(i, to) : null) ??
        (token.key === 'được' || token.key === 'do' ? this.passive(i, to) : null) ??
        (first || this.opensClause(i) ? this.document(i, to, first) : null) ??
        this.subject(i, to, first);
      if (end !== null) i = Math.max(i, end - 1);
    }
  }

  /** Voices without a name, and `Ý kiến trên của ông A` at the head of a sentence. */
  private opening(at: number, to: number): number | null {
    const { tokens } = this;
    const voice = voices.longest(tokens, at, to);
    if (voice !== null) return this.put(null, 'voices', at, voice.end);
    const words = this.quotationFrom(at, -1) < 0 ? null : ofQuotation.longest(tokens, at, to);
    if (words === null) return null;
    for (let i = words.end; i < Math.min(to, at + 10); i++) {
      const actor = (tokens[i] as Token).key === 'của' ? this.actor(i + 1, to) : null;
      if (actor !== null) return this.put(sourceOf(actor), 'ofQuotation', at, actor.end);
    }
    return null;
  }

  private according(at: number, to: number): number | null {
    const found = this.sourceAt(at + 1, to);
    return found && this.put(found.source, 'according', at, found.end, { opens: this.opensClause(at) });
  }

  private passive(at: number, to: number): number | null {
    const actor = this.actor(at + 1, to);
    const verb = actor === null ? null : this.verbAfter(actor.end, to);
    if (actor === null || verb === null) return null;
    return this.put(sourceOf(actor), 'passive', at, verb.end, { opens: false });
  }

  /** `Báo cáo của Chính phủ (trình Quốc hội) nêu`; `Thông tin từ Sở Tài chính, …`; `báo cáo nêu`. */
  private document(at: number, to: number, first: boolean): number | null {
    const { tokens } = this;
    if (documents.longest(tokens, at, to) === null) return null;
    const found = this.sourceAt(at, to);
    const verb =
      found === null ? null : (this.verbAfter(found.end, to) ?? this.laterVerb(found.end, to, 'document'));
    if (found !== null && (verb !== null || (first && tokens[found.end]?.text === ',')))
      return this.put(found.source, 'document', at, verb?.end ?? found.end);
    const own = again.longest(tokens, at, to);
    const says = own === null ? null : this.verbAfter(own.end, to);
    return says === null || this.last === null ? null : this.put(this.last, 'again', at, says.end);
  }

  /** A person or a body with a verb of speech; at the head of a sentence also with a colon, or with neither. */
  private subject(at: number, to: number, first: boolean): number | null {
    const actor = this.actor(at, to) ?? (first ? this.pronoun(at, to) : null);
    if (actor === null) return null;
    const source = sourceOf(actor);
    const verb = this.verbAfter(actor.end, to) ?? (first ? this.laterVerb(actor.end, to, 'subject') : null);
    // A caption within a paragraph says who is seen, not who speaks.
    if (verb !== null && !credited(this.tokens, to - 8, to + 4))
      this.put(source, verb.form, at, verb.end, { opens: first || this.opensClause(at) });
    else if (first) this.put(source, this.tokens[actor.end]?.text === ':' ? 'label' : 'named', at, actor.end);
    return verb?.end ?? actor.end;
  }

  private opensClause(i: number): boolean {
    const before = this.tokens[i - 1];
    return before === undefined || before.kind === 'punct' || CLAUSE.has(before.key);
  }
}

interface Verb {
  form: 'says' | 'asks' | 'shows';
  end: number;
}
const sourceOf = ({ speaker, person }: Actor, kind: Source['kind'] = 'organisation'): Source => ({
  ...{ speaker, person, kind: person === null ? kind : 'person' },
});
const keyOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from, to)
    .map((t) => t.key)
    .join(' ');
const BULLETS = new Set(['•', '*', '?', '►', '●', '-', 'PV', 'Hỏi']);

/** Interviews: questions begin with a bullet or the reporter's sign and address the interviewee. */
function questionBlocks({ doc: { tokens, blocks } }: Analysis): boolean[] {
  return blocks.map(({ from, to }) => {
    const first = tokens[from] as Token;
    const marked = BULLETS.has(first.text) || first.key === 'phóng';
    let addressed = false;
    for (let i = from; i < to && !addressed; i++) {
      const { key } = tokens[i] as Token;
      const before = tokens[i - 1]?.key;
      addressed = key === 'thưa' || (key === 'cảm' && (before === 'xin' || before === 'trọng'));
    }
    const asks = (tokens[to - 1] as Token).text === '?';
    return (asks && (marked || addressed)) || (addressed && (marked || to - from < 12));
  });
}

const TALK = /(trao đổi|phỏng vấn|trò chuyện|đối thoại|gặp gỡ)( nhanh| riêng)?( với| cùng)?( các)?$/u;

/** The person an interview is held with: named after `trao đổi với`, `phỏng vấn`; else the article's first official. */
function interviewee({ doc: { tokens }, persons }: Analysis, firstQuestion: number) {
  let best: { person: Person; mention: Mention } | null = null;
  for (const person of persons)
    for (const mention of person.mentions) {
      if (mention.phraseFrom >= firstQuestion) break;
      if (TALK.test(keyOf(tokens, Math.max(0, mention.phraseFrom - 5), mention.phraseFrom)))
        return { person, mention };
      if (person.posts.length > 0) best ??= { person, mention };
    }
  return best;
}

/** The credit of a picture (`Ảnh: …`) among tokens `from..to`. */
function credited(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = Math.max(0, from); i < to; i++)
    if (tokens[i]?.key === 'ảnh' && tokens[i + 1]?.text === ':') return true;
  return false;
}
/** A picture's caption that the page gave as a paragraph. */
const isCaption = (tokens: readonly Token[], { from, to }: TextBlock) =>
  credited(tokens, from, Math.min(to, from + 4)) || (to - from < 60 && credited(tokens, to - 8, to));

const SPOKEN = new Set<TextBlock['kind']>(['paragraph', 'lead', 'quotation']);

/**
 * The words of an article that name a source, in the order of `at`. Headlines, captions, tables and bylines name
 * none. Pure; linear; never throws on text.
 */
export function findAttributions(article: Article): Attribution[] {
  const analysis = analyse(article);
  const { doc } = analysis;
  const listener = new Listener(analysis);
  const sentences: Sentence[][] = doc.blocks.map(() => []);
  for (const sentence of doc.sentences) sentences[sentence.block]?.push(sentence);
  const questions = questionBlocks(analysis);
  const first = questions.indexOf(true);
  const held = questions.filter(Boolean).length >= 2;
  const guest = held ? interviewee(analysis, (doc.blocks[first] as TextBlock).from) : null;
  let over = false;
  doc.blocks.forEach((block, index) => {
    if (!SPOKEN.has(block.kind)) return;
    if (isCaption(doc.tokens, block)) {
      listener.put(null, 'voices', block.from, block.from + 1);
      return;
    }
    if (guest !== null && index >= first && !over) {
      if (questions[index]) {
        over = (doc.tokens[block.to - 1] as Token).text !== '?' && index > first;
        listener.put(null, 'voices', block.from, block.from + 1);
        return;
      }
      const { person, mention } = guest;
      listener.put({ speaker: person.name, kind: 'person', person }, 'answer', mention.from, mention.to, {
        at: block.from,
      });
    }
    for (const sentence of sentences[index] ?? []) listener.listen(sentence);
  });
  return listener.found;
}

/**
 * The passages of `article.text` that its words give to one of `officials`, in order, not overlapping: reported speech
 * and quotations, each with the sentence that names who speaks. Pure; never throws on text.
 */
export function findPassages(article: Article, officials: readonly Official[]) {
  const { doc } = analyse(article);
  const { tokens, normal } = doc;
  const { spans } = quotationsOf(doc);
  const ids = new Map(officials.map((o) => [o.name, o.id]));
  const passages: { from: number; to: number; officialId: string }[] = [];
  let s = 0;
  for (const { speaker, form, at, closes, begins } of findAttributions(article)) {
    const officialId = form === 'named' ? undefined : ids.get(speaker ?? '');
    while (s + 1 < doc.sentences.length && (doc.sentences[s] as Sentence).to <= at) s++;
    const sentence = doc.sentences[s];
    if (officialId === undefined || sentence === undefined) continue;
    const whole = form === 'answer' ? (doc.blocks[sentence.block] as TextBlock) : sentence;
    const from = Math.min(whole.from, spans[closes]?.from ?? whole.from);
    const to = Math.max(whole.to, spans[begins]?.to ?? whole.to);
    const before = passages.at(-1);
    if (before?.officialId === officialId && from <= before.to) before.to = Math.max(before.to, to);
    else if (to > (before?.to ?? 0)) passages.push({ from: Math.max(from, before?.to ?? 0), to, officialId });
  }
  return passages.map(({ from, to, officialId }) => ({
    start: normal.toOriginal((tokens[from] as Token).start),
    end: normal.toOriginal((tokens[to - 1] as Token).end - 1) + 1,
    officialId,
  }));
}
