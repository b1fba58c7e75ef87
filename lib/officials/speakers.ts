/**
 * Who says what: stretches of an article that are attributed to a person, an organisation or a document,
 * in quotation marks, in reported speech, or by a source named at the head of a sentence (`Theo …`).
 */

import type { Gender } from '../catalog/titles.ts';
import type { Article, Official } from '../records.ts';
import { phraseKey, wordKey } from '../text/normalise.ts';
import type { Sentence, TextBlock } from '../text/sentences.ts';
import type { Token } from '../text/tokens.ts';
import { PhraseTrie } from '../text/trie.ts';
import { type Analysis, analyse } from './analysis.ts';
import { isWord } from './names.ts';
import { headAt, readOrganisation } from './organisations.ts';
import type { Mention, Person } from './persons.ts';
import { textOf } from './scan.ts';

/** A stretch of `Article.text` that one source answers for. */
export interface SpeechSpan {
  start: number;
  end: number;
  /** Full name of the person, or the organisation as printed. */
  speaker: string;
  /** `document` where a report or the figures of `speaker` are the source. */
  kind: 'person' | 'organisation' | 'document';
  officialId: string | null;
}

interface Source {
  speaker: string;
  kind: SpeechSpan['kind'];
  person: Person | null;
}

type Verb = 'says' | 'asks' | 'shows';
const verbs = new PhraseTrie<Verb>()
  .addAll(
    (
      'cho biết|cho hay|cho rằng|nói|nói rằng|nói thêm|khẳng định|nhấn mạnh|chia sẻ|thông tin|nhận định|phát biểu|giải thích|phân tích|xác nhận|thông báo|báo cáo|công bố|lưu ý|cam kết|ghi nhận|đánh giá|nêu|nêu rõ|' +
      'bày tỏ|trình bày|tuyên bố|trả lời|tâm sự|tâm đắc|kể|trăn trở|thừa nhận|nhận thấy|dẫn chứng|cảnh báo|dự báo|ước tính|chỉ ra|thống kê|lo ngại|nhìn nhận|quán triệt|kết luận|khuyến cáo|tiết lộ|bộc bạch|đề cập|nhắc|nhắc lại|phản ánh|' +
      'giãi bày|đặt vấn đề|phấn khởi|vui mừng|hồ hởi|tự hào|băn khoăn|kiến giải|thuyết minh|chứng minh|lý giải|truyền đạt|viết|cho biết thêm|trao đổi|dẫn số liệu|điểm lại|gợi mở|thẳng thắn|tính toán|giới thiệu'
    ).split('|'),
    'says',
  )
  .addAll(
    'đề nghị|yêu cầu|chỉ đạo|đề xuất|kiến nghị|nhất trí|cơ bản nhất trí|thống nhất|mong muốn|kỳ vọng|hy vọng|đặt mục tiêu|đồng ý|biểu dương|tin tưởng|đồng tình'.split(
      '|',
    ),
    'asks',
  )
  .addAll('cho thấy|chỉ rõ|thể hiện'.split('|'), 'shows');

/** Between a subject and its verb. */
const fillers = new Set(
  'cũng đã này đó ấy vừa còn tiếp tục lại vẫn thì có mới luôn từng đang sẽ rất đều nhanh chóng thẳng thắn thêm cơ bản không “ " vui mừng phấn khởi xúc động tổng kết'
    .split(' ')
    .map(wordKey),
);
/** Words after which a clause begins. */
const clauseOpeners = new Set('thì và nhưng mà còn song khi tuy'.split(' ').map(wordKey));

const documents = new PhraseTrie<true>().addAll(
  (
    'báo cáo|số liệu|thống kê|thông tin|kết quả|đánh giá|ước tính|tính toán|dự báo|khảo sát|công bố|nhận định|đề xuất|nguồn tin|ghi nhận|phản ánh|lời|dữ liệu|tài liệu|thông báo|thông cáo|điều tra|tổng hợp|phân tích|đại diện|lãnh đạo|' +
    'khuyến cáo|cảnh báo|bản báo cáo|tờ trình|con số|nghiên cứu|các số liệu|những số liệu|ý kiến|chia sẻ|quan điểm|chỉ số'
  ).split('|'),
  true,
);
/** Documents that speak without an author beside them: the last speaker's, or nobody's. */
const ownDocuments = new PhraseTrie<true>().addAll(
  'báo cáo|báo cáo thẩm tra|bản báo cáo|tờ trình|số liệu|báo cáo này'.split('|'),
  true,
);
const anonymous = new PhraseTrie<true>().addAll(
  'có ý kiến|một số ý kiến|nhiều ý kiến|các ý kiến|đa số ý kiến|một đại biểu|nhiều đại biểu|một số đại biểu|một số chuyên gia|nhiều chuyên gia|các chuyên gia|một lãnh đạo|nhiều người dân|một người dân|một phụ nữ|dư luận|một nguồn tin|một cán bộ'.split(
    '|',
  ),
  true,
);
/** A paragraph that begins so goes on with what was said before it. */
const continuations = new PhraseTrie<true>().addAll(
  'theo đó|cụ thể|cũng theo đó|trong đó|do vậy|do đó|vì vậy|chính vì vậy'.split('|'),
  true,
);
const ruleTexts = new Set(
  'nghị định|luật|thông tư|dự thảo|quyết định'
    .split('|')
    .flatMap((w) => w.split(' '))
    .map(wordKey),
);
const afterQuote = new PhraseTrie<true>().addAll(
  'ý kiến|phát biểu|chia sẻ|khẳng định|lời|nhận định|thông tin|tâm sự|lời phát biểu|đó là'.split('|'),
  true,
);
/** Words of address before a title that stands for its holder. */
const ADDRESS = new Set(['đồng', 'ông', 'bà', 'vị', 'nữ', 'tân']);
/** Pronouns for whoever spoke or was named last, with the gender they tell. */
const pronouns = new Map<string, Gender>([
  ['ông', 'm'],
  ['bà', 'f'],
]);
/** Signs of the reporter before a question. */
const REPORTERS = new Set(['pv', 'phóng', 'hỏi', 'mc', 'btv']);
const statisticsOffice = /thống kê|hải quan/iu;
const NOTHING = -1;

class Listener {
  private readonly tokens: readonly Token[];
  private readonly quotation: Int32Array;
  private readonly sources: Source[] = [];
  private readonly sourceIndex = new Map<string, number>();
  /** Source of each token, or -1. */
  readonly said: Int32Array;
  private readonly phraseAt = new Map<number, { mention: Mention; person: Person }>();
  private readonly longer = new Map<string, string>();
  private last = NOTHING;
  /** Every mention of a person, in order. */
  private readonly named: { from: number; person: Person }[] = [];

  constructor(private readonly analysis: Analysis) {
    this.tokens = analysis.doc.tokens;
    this.quotation = analysis.doc.quotation;
    this.said = new Int32Array(this.tokens.length).fill(NOTHING);
    for (const person of analysis.persons)
      for (const mention of person.mentions) {
        this.phraseAt.set(mention.phraseFrom, { mention, person });
        if (!this.phraseAt.has(mention.from)) this.phraseAt.set(mention.from, { mention, person });
        this.named.push({ from: mention.from, person });
      }
    this.named.sort((a, b) => a.from - b.from);
  }

  source(index: number): Source {
    return this.sources[index] as Source;
  }

  private take(source: Source): number {
    const key = `${source.kind}|${source.speaker}`;
    const known = this.sourceIndex.get(key);
    if (known !== undefined) return known;
    this.sources.push(source);
    this.sourceIndex.set(key, this.sources.length - 1);
    return this.sources.length - 1;
  }

  /** A person or an organisation whose noun phrase begins at `at`. */
  private actor(at: number, limit: number): { source: Source; end: number; person: boolean } | null {
    const { tokens } = this;
    const token = tokens[at];
    if (token === undefined || at >= limit) return null;
    const known = this.phraseAt.get(at);
    if (known !== undefined) {
      const { person, mention } = known;
      return {
        source: { speaker: person.name, kind: 'person', person },
        end: Math.max(mention.phraseTo, mention.to),
        person: true,
      };
    }
    if (ADDRESS.has(token.key)) {
      // "đồng chí Bí thư Tỉnh ủy", "vị Giám đốc": the title after the word of address is the mention.
      const next = this.phraseAt.get(token.key === 'đồng' ? at + 2 : at + 1);
      if (next !== undefined)
        return {
          source: { speaker: next.person.name, kind: 'person', person: next.person },
          end: Math.max(next.mention.phraseTo, next.mention.to),
          person: true,
        };
    }
    if (!isWord(token) || !token.capital) return null;
    const head = headAt(tokens, at, limit);
    if (head === null || head.value.kind === 'place') return null;
    const organisation = readOrganisation(tokens, at, limit, this.analysis.found.upper[at] === 1, 1000);
    if (organisation.to === at) return null;
    // "Thống kê cho thấy", "Kết quả của": a document, no body.
    if (organisation.to === head.end && documents.longest(tokens, at, limit) !== null) return null;
    return {
      source: { speaker: this.fullName(at, head.end, organisation.to), kind: 'organisation', person: null },
      end: organisation.to,
      person: false,
    };
  }

  /** `Ông cho biết thêm …`: the person of that gender named last before it. */
  private pronoun(at: number, limit: number): { source: Source; end: number; person: boolean } | null {
    const gender = pronouns.get((this.tokens[at] as Token).key);
    if (gender === undefined || this.verbAfter(at + 1, limit) === null) return null;
    let low = 0;
    let high = this.named.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.named[middle] as { from: number }).from < at) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0 && i >= low - 12; i--) {
      const { person } = this.named[i] as { person: Person };
      if (person.gender === null || person.gender === gender)
        return { source: { speaker: person.name, kind: 'person', person }, end: at + 1, person: true };
    }
    return null;
  }

  /** An organisation as printed; a bare head (`Tổ công tác`, `Ủy ban`) by the fuller name that the article gives it. */
  private fullName(from: number, headEnd: number, to: number): string {
    const { tokens } = this;
    const printed = textOf(tokens, from, to);
    if (to > headEnd || ['chính', 'quốc', 'vcci', 'ilo'].includes((tokens[from] as Token).key))
      return printed;
    const key = phraseKey(printed);
    const known = this.longer.get(key);
    if (known !== undefined) return known;
    let name = printed;
    const length = to - from;
    for (let i = 0; i + length < tokens.length && name === printed; i++) {
      let same = true;
      for (let k = 0; k < length && same; k++)
        same = (tokens[i + k] as Token).key === (tokens[from + k] as Token).key;
      if (!same || !(tokens[i] as Token).capital) continue;
      const { to: end } = readOrganisation(tokens, i, Math.min(tokens.length, i + 24), false, 1000);
      if (end > i + length) name = textOf(tokens, i, end);
    }
    this.longer.set(key, name);
    return name;
  }

  /** The source after `theo`, or the author of the document that begins at `at`. */
  private sourceAt(at: number, limit: number): { source: Source; end: number } | null {
    const { tokens } = this;
    const direct = this.actor(at, limit);
    if (direct !== null) return direct;
    const document = documents.longest(tokens, at, limit);
    if (document === null) return null;
    const reach = Math.min(limit, document.end + 14);
    for (let i = document.end; i < reach; i++) {
      const token = tokens[i] as Token;
      if (token.kind === 'newline' || (token.kind === 'punct' && !'()-/.'.includes(token.text))) return null;
      if (
        !['của', 'từ', 'do', 'tại', 'cơ', 'ngành'].includes(token.key) &&
        !(i === document.end && token.capital)
      )
        continue;
      const author = this.actor(token.capital ? i : i + 1, limit);
      if (author === null) continue;
      // Somebody of the body speaks for it; a report of it is a document.
      const spokesman = ['đại diện', 'lãnh đạo'].includes(phraseKey(textOf(tokens, at, document.end)));
      const kind = author.person ? 'person' : spokesman ? 'organisation' : 'document';
      return { source: { ...author.source, kind }, end: author.end };
    }
    return null;
  }

  /** The reporting verb after a subject that ends at `at`, words between them skipped. */
  private verbAfter(at: number, limit: number): { verb: Verb; end: number; at: number } | null {
    const { tokens } = this;
    let i = at;
    if (tokens[i]?.text === ',' && !(tokens[i - 1]?.text === ',')) i++;
    for (let guard = 0; guard < 5 && i < limit; guard++) {
      const verb = verbs.longest(tokens, i, limit);
      if (verb !== null) return { verb: verb.value, end: verb.end, at: i };
      if (!fillers.has((tokens[i] as Token).key)) return null;
      i++;
    }
    return null;
  }

  /** A later verb of the subject that opens the sentence: `Ông A, trong báo cáo …, đã đánh giá`. */
  private laterVerb(at: number, limit: number): { verb: Verb; end: number; at: number } | null {
    const { tokens } = this;
    for (let i = at; i < limit; i++) {
      if (this.quotation[i] !== NOTHING && this.quotation[i] !== this.quotation[at]) return null;
      const before = tokens[i - 1] as Token;
      if (!(before.text === ',' || ['đã', 'cũng', 'và', 'thời'].includes(before.key))) continue;
      const verb = verbs.longest(tokens, i, limit);
      if (verb !== null) return { verb: verb.value, end: verb.end, at: i };
    }
    return null;
  }

  /** Whether a clause can begin at `i` of a sentence that begins at `from`. */
  private opensClause(i: number, from: number): boolean {
    if (i <= from) return true;
    const before = this.tokens[i - 1] as Token;
    if (before.kind === 'punct') return true;
    return clauseOpeners.has(before.key);
  }

  /** The attribution of a sentence: who answers for it, and where it is said. */
  private attribution(
    sentence: Sentence,
  ): { source: Source | null; at: number; end: number; lasting: boolean; colon: boolean } | null {
    const { tokens, quotation } = this;
    const { from, to } = sentence;
    let start = from;
    while (start < to && (tokens[start] as Token).kind === 'punct' && quotation[start] === NOTHING) start++;
    for (let i = start; i < to; i++) {
      if (quotation[i] !== NOTHING) continue;
      const token = tokens[i] as Token;
      if (!isWord(token)) continue;
      if (token.key === 'theo') {
        const source = this.sourceAt(i + 1, to);
        if (source !== null)
          return { source: source.source, at: i, end: source.end, lasting: true, colon: false };
        continue;
      }
      if (i === start && anonymous.longest(tokens, i, to) !== null)
        return { source: null, at: i, end: i + 1, lasting: true, colon: false };
      if (token.key === 'được' || token.key === 'do') {
        const actor = this.actor(i + 1, to);
        const verb = actor?.person ? this.verbAfter(actor.end, to) : null;
        if (actor !== null && verb !== null)
          return { source: actor.source, at: i, end: verb.end, lasting: false, colon: false };
        continue;
      }
      if (this.opensClause(i, start) && documents.longest(tokens, i, to) !== null) {
        const source = this.sourceAt(i, to);
        const verb =
          source === null ? null : (this.verbAfter(source.end, to) ?? this.bracketVerb(source.end, to));
        if (source !== null && verb !== null)
          return { source: source.source, at: i, end: verb.end, lasting: true, colon: false };
        // "Thông tin từ Sở Tài chính, …"
        if (source !== null && i === start && tokens[source.end]?.text === ',')
          return { source: source.source, at: i, end: source.end, lasting: true, colon: false };
        const own = ownDocuments.longest(tokens, i, to);
        const says = own === null ? null : this.verbAfter(own.end, to);
        if (says !== null && this.last !== NOTHING)
          return { source: this.source(this.last), at: i, end: says.end, lasting: true, colon: false };
      }
      const actor = this.actor(i, to) ?? (i === start ? this.pronoun(i, to) : null);
      if (actor === null) continue;
      const opens = this.opensClause(i, start);
      let verb = this.verbAfter(actor.end, to);
      if (verb === null && i === start) verb = this.laterVerb(actor.end, to);
      if (verb !== null) {
        const fits = opens
          ? verb.verb !== 'shows'
          : actor.person && verb.verb === 'says' && verb.at === actor.end && this.isNamed(i);
        if (fits) {
          const next = tokens[verb.end];
          const colon =
            next?.text === ':' && quotation[verb.end + 1] !== NOTHING && verb.end + 1 < tokens.length;
          return { source: actor.source, at: i, end: verb.end, lasting: verb.verb !== 'shows', colon };
        }
      }
      i = Math.max(i, actor.end - 1);
    }
    return null;
  }

  private isNamed(at: number): boolean {
    return this.phraseAt.get(at)?.mention.form !== 'title';
  }

  /** `Báo cáo của Chính phủ (trình Quốc hội) nêu`, `báo cáo của Chính phủ trước Quốc hội chiều 23/10 cho biết`. */
  private bracketVerb(at: number, limit: number): { end: number } | null {
    for (let i = at; i < Math.min(limit, at + 16); i++) {
      const { text } = this.tokens[i] as Token;
      if (text === '.' || text === ';' || text === ':') return null;
      const verb = verbs.longest(this.tokens, i, limit);
      if (verb !== null && verb.value !== 'asks') return verb;
    }
    return null;
  }

  private paint(from: number, to: number, source: number, over: boolean): void {
    for (let i = from; i < to; i++) if (over || this.said[i] === NOTHING) this.said[i] = source;
  }

  /** Range of the quotation that token `at` stands in. */
  private quoteRange(at: number, block: TextBlock): { from: number; to: number } {
    const id = this.quotation[at];
    let from = at;
    let to = at + 1;
    while (from > block.from && this.quotation[from - 1] === id) from--;
    while (to < block.to && this.quotation[to] === id) to++;
    return { from, to };
  }

  /** A closing mark without its opening: from the quotation that holds a second opening mark, else from where speech can begin. */
  private orphanRange(free: number, at: number, block: TextBlock): { from: number; to: number } {
    for (let i = at - 1; i >= free; i--) {
      if (this.quotation[i] === NOTHING) continue;
      const range = this.quoteRange(i, block);
      let openings = 0;
      for (let k = range.from; k < range.to; k++) if ((this.tokens[k] as Token).text === '“') openings++;
      if (openings > 1) return { from: range.from, to: at + 1 };
      i = range.from;
    }
    return { from: free, to: at + 1 };
  }

  /** Index of the last token of a quotation that ends right before `at` (marks between skipped), or -1. */
  private quoteEndBefore(at: number, block: TextBlock): number {
    for (let i = at - 1; i >= block.from && i >= at - 4; i--) {
      const token = this.tokens[i] as Token;
      if (this.quotation[i] !== NOTHING || token.text === '”' || token.text === '»') return i;
      if (token.kind !== 'punct') return -1;
    }
    return -1;
  }

  /** Listens to one block; `going` is the source that the block before it left open. */
  listen(block: TextBlock, sentences: readonly Sentence[], going: number): number {
    const { tokens, quotation } = this;
    let current = going;
    let firstOwn: { sentence: number; source: number } | null = null;
    const before = this.last;
    let free = block.from;
    for (let n = 0; n < sentences.length; n++) {
      const sentence = sentences[n] as Sentence;
      const quoted = this.quotedBy(sentence, block);
      if (quoted !== null) {
        this.paint(quoted.from, quoted.to, quoted.source, true);
        current = NOTHING;
        continue;
      }
      const labelled = this.labelIn(sentence, n > 0);
      if (labelled !== null) {
        current = labelled;
        if (current !== NOTHING) this.paint(sentence.from, sentence.to, current, false);
        continue;
      }
      const found = this.attribution(sentence);
      if (found === null) {
        if (this.statesRule(sentence)) current = NOTHING;
        if (current !== NOTHING) this.paint(sentence.from, sentence.to, current, false);
        continue;
      }
      if (found.source === null) {
        current = NOTHING;
        continue;
      }
      const source = this.take(found.source);
      this.last = source;
      firstOwn ??= { sentence: n, source };
      const quoteEnd = this.quoteEndBefore(found.at, block);
      const brief = this.isBrief(found.end, sentence.to);
      if (quoteEnd >= 0 && (found.at > sentence.from || brief) && brief) {
        // “…”, ông A nói.
        const range =
          quotation[quoteEnd] === NOTHING
            ? this.orphanRange(free, quoteEnd, block)
            : this.quoteRange(quoteEnd, block);
        this.paint(range.from, range.to, source, true);
        this.paint(sentence.from, sentence.to, source, false);
        current = NOTHING;
        free = sentence.to;
        continue;
      }
      this.paint(sentence.from, sentence.to, source, false);
      current = found.lasting ? source : NOTHING;
      // A quotation that the sentence opens is the speaker's to its end, and after a colon the speech ends with it.
      for (let i = sentence.from; i < sentence.to; i++)
        if (quotation[i] !== NOTHING) {
          const range = this.quoteRange(i, block);
          this.paint(range.from, range.to, source, false);
          i = range.to;
          if (found.colon && i >= sentence.to - 1) {
            while (n + 1 < sentences.length && (sentences[n + 1] as Sentence).to <= range.to + 1) n++;
            current = NOTHING;
          }
        }
      free = sentence.to;
    }
    if (firstOwn !== null && firstOwn.sentence > 0 && firstOwn.source === before) {
      // Speech between two attributions to the same speaker is the speaker's.
      const first = sentences[firstOwn.sentence] as Sentence;
      this.paint(block.from, first.from, before, false);
    }
    const final = tokens[block.to - 1] as Token;
    // The speech goes on in the next paragraph after a colon, or where a quotation was left open.
    const open =
      quotation[block.to - 1] !== NOTHING && final.text !== '”' && final.text !== '"' && final.text !== '»';
    return final.text === ':' ? current : open ? (this.said[block.to - 1] as number) : NOTHING;
  }

  /** Gives a quotation that an earlier paragraph left open to the speaker named after its end. */
  closeOpen(blocks: readonly TextBlock[], index: number): void {
    const block = blocks[index] as TextBlock;
    const source = this.said[block.from] as number;
    if (source === NOTHING || (this.tokens[block.from] as Token).text !== '“') return;
    for (let i = index - 1; i >= 0; i--) {
      const before = blocks[i] as TextBlock;
      const last = before.to - 1;
      const final = this.tokens[last] as Token;
      if (this.quotation[last] === NOTHING || final.text === '”' || this.said[last] !== NOTHING) return;
      const range = this.quoteRange(last, before);
      this.paint(range.from, range.to, source, false);
      if (range.from > before.from) return;
    }
  }

  /** The attribution stands at the end: nothing but a mark, a place or a time follows the verb. */
  private isBrief(at: number, limit: number): boolean {
    let words = 0;
    for (let i = at; i < limit; i++) {
      const { text, kind, key } = this.tokens[i] as Token;
      if (text === '.' || text === '…' || text === '!' || kind === 'newline') continue;
      if (
        i === at &&
        !['trong', 'tại', 'thêm', 'như', 'với', 'khi', 'về', 'và', 'rõ', 'bên', 'sau', 'trước'].includes(key)
      )
        return false;
      if (text === ',' || text === ':' || key === 'rằng') return false;
      words++;
    }
    return words <= 20;
  }

  /** `“…”. Ý kiến trên của ông A …`: the quotation before the sentence and whose it is. */
  private quotedBy(
    sentence: Sentence,
    block: TextBlock,
  ): { from: number; to: number; source: number } | null {
    const { tokens } = this;
    const quoteEnd = this.quoteEndBefore(sentence.from, block);
    if (quoteEnd < 0) return null;
    if (afterQuote.longest(tokens, sentence.from, sentence.to) === null) return null;
    for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + 10); i++) {
      if ((tokens[i] as Token).key !== 'của') continue;
      const actor = this.actor(i + 1, sentence.to);
      if (actor === null) return null;
      const range =
        this.quotation[quoteEnd] === NOTHING
          ? this.orphanRange(block.from, quoteEnd, block)
          : this.quoteRange(quoteEnd, block);
      const source = this.take(actor.source);
      this.last = source;
      return { ...range, source };
    }
    return null;
  }

  /** `Dự thảo nghị định cũng quy định …`: the text of a rule, nobody's words. */
  private statesRule(sentence: Sentence): boolean {
    for (let i = sentence.from; i + 1 < Math.min(sentence.to, sentence.from + 24); i++)
      if (
        this.tokens[i]?.key === 'quy' &&
        this.tokens[i + 1]?.key === 'định' &&
        this.ruleBefore(sentence.from, i)
      )
        return true;
    return false;
  }

  private ruleBefore(from: number, at: number): boolean {
    for (let i = Math.max(from, at - 5); i < at; i++)
      if (ruleTexts.has((this.tokens[i] as Token).key)) return true;
    return false;
  }

  /** The person whose name and a colon open the block (`Ông Trần Văn Bình: …`), or null. */
  labelled(block: TextBlock): Person | null {
    let at = block.from;
    while (at < block.to && (this.tokens[at] as Token).kind === 'punct') at++;
    const actor = this.actor(at, block.to);
    return actor?.person && this.tokens[actor.end]?.text === ':' ? actor.source.person : null;
  }

  /**
   * An interview inside one paragraph (`PV: …? Ông A, T: …`): the source that the label opening the sentence names,
   * NOTHING for the reporter, null without a label. The person who opens the block is `label`'s.
   */
  private labelIn(sentence: Sentence, inside: boolean): number | null {
    const { tokens, quotation } = this;
    let at = sentence.from;
    while (at < sentence.to && (tokens[at] as Token).kind === 'punct' && quotation[at] === NOTHING) at++;
    const first = tokens[at];
    if (first === undefined || at >= sentence.to || quotation[at] !== NOTHING) return null;
    if (REPORTERS.has(first.key) && (tokens[at + 1]?.text === ':' || tokens[at + 2]?.text === ':'))
      return NOTHING;
    if (!inside) return null;
    const actor = this.actor(at, sentence.to);
    if (actor === null || !actor.person || tokens[actor.end]?.text !== ':') return null;
    if (actor.end + 1 < tokens.length && quotation[actor.end + 1] !== NOTHING) return null;
    this.last = this.take(actor.source);
    return this.last;
  }

  /** Whether a person other than `person` speaks in the block. */
  hears(block: TextBlock, person: Person): boolean {
    for (let i = block.from; i < block.to; i++) {
      const index = this.said[i] as number;
      const other = index === NOTHING ? null : this.source(index).person;
      if (other !== null && other !== person) return true;
    }
    return false;
  }

  /** Source of a block that its speaker's name and a colon open, or null. */
  label(block: TextBlock): number | null {
    const person = this.labelled(block);
    if (person === null) return null;
    this.last = this.take({ speaker: person.name, kind: 'person', person });
    return this.last;
  }

  /** Gives tokens `from..to` to `source`, whatever was heard there before. */
  fill(from: number, to: number, source: Source): void {
    this.paint(from, to, this.take(source), true);
  }

  get onlySource(): { index: number; source: Source } | null {
    return this.sources.length === 1 ? { index: 0, source: this.source(0) } : null;
  }
}

/** Interviews: questions begin with a bullet or the reporter's sign and address the interviewee. */
function questionBlocks(analysis: Analysis, blocks: readonly TextBlock[]): boolean[] {
  const { tokens } = analysis.doc;
  return blocks.map((block) => {
    const first = tokens[block.from] as Token;
    const last = tokens[block.to - 1] as Token;
    const marked = ['•', '*', '?', '►', '●', '-', 'PV', 'Hỏi'].includes(first.text) || first.key === 'phóng';
    let addressed = false;
    for (let i = block.from; i < block.to; i++) {
      const { key } = tokens[i] as Token;
      if (
        key === 'thưa' ||
        (key === 'cảm' && (tokens[i - 1]?.key === 'xin' || tokens[i - 1]?.key === 'trọng'))
      )
        addressed = true;
    }
    return (
      (last.text === '?' && (marked || addressed)) || (addressed && (marked || block.to - block.from < 12))
    );
  });
}

/** The person an interview is held with: named after `trao đổi với`, `phỏng vấn`; else the article's only official. */
function interviewee(analysis: Analysis, firstQuestion: number): Person | null {
  const { tokens } = analysis.doc;
  let best: Person | null = null;
  for (const person of analysis.persons)
    for (const mention of person.mentions) {
      if (mention.phraseFrom >= firstQuestion) break;
      const lead = tokens
        .slice(Math.max(0, mention.phraseFrom - 5), mention.phraseFrom)
        .map((t) => t.key)
        .join(' ');
      if (/(trao đổi|phỏng vấn|trò chuyện|đối thoại|gặp gỡ)( nhanh| riêng)?( với| cùng)?( các)?$/u.test(lead))
        return person;
      best ??= person.posts.length > 0 ? person : null;
    }
  return best;
}

/**
 * The spans of `article.text` that somebody answers for, in order, not overlapping. `officials` are those read from
 * the same article; a span names one by id where its speaker is an official. Headlines, captions, tables and bylines
 * have no speaker. Pure; never throws on text.
 */
export function findSpeakers(article: Article, officials: readonly Official[]): SpeechSpan[] {
  const analysis = analyse(article);
  const { doc } = analysis;
  const listener = new Listener(analysis);
  const sentences: Sentence[][] = doc.blocks.map(() => []);
  for (const sentence of doc.sentences) sentences[sentence.block]?.push(sentence);
  const questions = questionBlocks(analysis, doc.blocks);
  const interview = questions.filter(Boolean).length >= 2;
  const firstQuestion = questions.indexOf(true);
  const guest = interview ? interviewee(analysis, (doc.blocks[firstQuestion] as TextBlock).from) : null;
  const spoken = (kind: TextBlock['kind']) => kind === 'paragraph' || kind === 'lead' || kind === 'quotation';
  let over = false;
  let answering: Person | null = null;
  let going = NOTHING;
  let lastInBlock = NOTHING;
  /** The mark that items of a list begin with, while a speaker's list goes on. */
  let bullet = '';
  let lister = NOTHING;
  doc.blocks.forEach((block, index) => {
    if (!spoken(block.kind)) return;
    const credit = isCaption(doc.tokens, block);
    if (credit) return;
    if (guest !== null && index > firstQuestion && !over) {
      if (questions[index]) {
        over = (doc.tokens[block.to - 1] as Token).text !== '?' && index > firstQuestion;
        return;
      }
      // In talks with several guests each answer begins with its speaker: "ÔNG TRẦN VĂN BÌNH: …".
      const named = listener.labelled(block);
      if (named !== null) answering = named;
      const speaker = answering ?? guest;
      listener.listen(block, sentences[index] ?? [], NOTHING);
      if (!listener.hears(block, speaker))
        listener.fill(block.from, block.to, { speaker: speaker.name, kind: 'person', person: speaker });
      return;
    }
    if (going === NOTHING && continuations.longest(doc.tokens, block.from, block.to) !== null)
      going = lastInBlock;
    const mark = (doc.tokens[block.from] as Token).text;
    const item = '-•+*'.includes(mark);
    if (going === NOTHING && item && mark === bullet) going = lister;
    bullet = item && going !== NOTHING ? mark : '';
    lister = item ? going : NOTHING;
    const label = listener.label(block);
    if (label !== null) going = label;
    going = listener.listen(block, sentences[index] ?? [], going);
    listener.closeOpen(doc.blocks, index);
    lastInBlock = NOTHING;
    for (let i = block.to - 1; i >= block.from && lastInBlock === NOTHING; i--)
      lastInBlock = listener.said[i] as number;
  });
  // A news item on one office's statistics: the office named in the lead answers for the rest.
  const only = listener.onlySource;
  if (only !== null && only.source.kind !== 'person' && statisticsOffice.test(only.source.speaker)) {
    const first = listener.said.indexOf(only.index);
    const early = doc.blocks.findIndex((b) => first < b.to) <= 2;
    if (early)
      for (const block of doc.blocks)
        if (spoken(block.kind) && block.to > first)
          for (let i = Math.max(block.from, first); i < block.to; i++)
            if (listener.said[i] === NOTHING) listener.said[i] = only.index;
  }
  const ids = new Map(officials.map((o) => [o.name, o.id]));
  const spans: SpeechSpan[] = [];
  for (const block of doc.blocks) {
    for (let i = block.from; i < block.to; ) {
      const index = listener.said[i] as number;
      let end = i + 1;
      while (end < block.to && listener.said[end] === index) end++;
      if (index !== NOTHING) {
        const source = listener.source(index);
        spans.push({
          start: doc.normal.toOriginal((doc.tokens[i] as Token).start),
          end: doc.normal.toOriginal((doc.tokens[end - 1] as Token).end - 1) + 1,
          speaker: source.speaker,
          kind: source.kind,
          officialId: source.person === null ? null : (ids.get(source.person.name) ?? null),
        });
      }
      i = end;
    }
  }
  return spans;
}

/** A picture's caption that the page gave as a paragraph (`Trong ảnh: …`). */
function isCaption(tokens: readonly Token[], block: TextBlock): boolean {
  for (let i = block.from; i < Math.min(block.to - 1, block.from + 4); i++)
    if ((tokens[i] as Token).key === 'ảnh' && tokens[i + 1]?.text === ':') return true;
  for (let i = Math.max(block.from, block.to - 8); i < block.to - 1; i++)
    if ((tokens[i] as Token).text === 'Ảnh' && tokens[i + 1]?.text === ':') return block.to - block.from < 60;
  return false;
}
