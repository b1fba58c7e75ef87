/** Longest-match look-up of phrases over tokens. */
import { phraseKey } from './normalise.ts';
import { type Token, tokenise } from './tokens.ts';

interface Node<T> {
  next: Map<string, Node<T>>;
  value?: T;
}

export interface Match<T> {
  value: T;
  /** Index after the last token of the phrase. */
  end: number;
}

export class PhraseTrie<T> {
  private readonly root: Node<T> = { next: new Map() };

  /** Adds a phrase as a reader would write it; punctuation inside counts as tokens (`và/hoặc`). */
  add(phrase: string, value: T): this {
    let node = this.root;
    for (const token of tokenise(phrase.normalize('NFC').toLowerCase())) {
      const key = token.kind === 'word' ? phraseKey(token.text) : token.key;
      let next = node.next.get(key);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(key, next);
      }
      node = next;
    }
    node.value = value;
    return this;
  }

  addAll(phrases: Iterable<string>, value: T): this {
    for (const phrase of phrases) this.add(phrase, value);
    return this;
  }

  /** The longest phrase that starts at token `at` and ends before `limit`, or null. */
  longest(tokens: readonly Token[], at: number, limit = tokens.length): Match<T> | null {
    let node: Node<T> | undefined = this.root;
    let best: Match<T> | null = null;
    for (let i = at; i < limit; i++) {
      const token = tokens[i] as Token;
      node = node.next.get(token.kind === 'code' ? token.key.toLowerCase() : token.key);
      if (node === undefined) break;
      if (node.value !== undefined) best = { value: node.value, end: i + 1 };
    }
    return best;
  }
}
