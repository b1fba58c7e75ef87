/**
 * Where things stand in a JSON text: `JSON.parse` tells what is in it but not where, and browsers do not agree on
 * how they say what is wrong. One pass, no recursion, linear in the length of the text.
 */

export interface JsonScan {
  /** Offset of the first character that JSON does not allow there; null where the text is JSON. */
  error: number | null;
  /** Offsets of the elements of the array under the asked key of the outermost object. */
  elements: number[];
  /** Offsets behind those of them that are whole; where the text breaks off inside one, there is one less. */
  ends: number[];
  /** Key of the outermost object that was read last. */
  key: string;
}

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** End of what the sticky `pattern` matches at `at`, or null. */
function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** End of the string that begins at `at`, or the offset of what is wrong in it. */
function endOfString(text: string, at: number): { end: number } | { error: number } {
  for (let i = at + 1; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (code === 0x22) return { end: i + 1 };
    if (code < 0x20) return { error: i };
    if (code !== 0x5c) i++;
    else {
      const end = after(ESCAPE, text, i);
      if (end === null) return { error: i };
      i = end;
    }
  }
  return { error: text.length };
}

/** Checks `text` and finds the elements of the array under `key`. */
export function scanJson(text: string, key: string): JsonScan {
  const open: ('{' | '[')[] = [];
  const elements: number[] = [];
  const ends: number[] = [];
  /** Key of the outermost object whose value is being read. */
  let current = '';
  let expected: Expected = 'value';
  let i = after(SPACE, text, 0) as number;
  const wrong = (error: number): JsonScan => ({ error, elements, ends, key: current });
  const afterValue = (end: number): Expected => {
    if (open.length === 2 && ends.length < elements.length) ends.push(end);
    return open.length === 0 ? 'nothing' : 'comma or end';
  };

  for (; i < text.length; i = after(SPACE, text, i) as number) {
    const char = text[i] as string;
    const inside = open.at(-1);
    if (expected === 'nothing') return wrong(i);
    if (expected === 'colon') {
      if (char !== ':') return wrong(i);
      expected = 'value';
      i++;
    } else if (expected === 'comma or end' && char === ',') {
      expected = inside === '{' ? 'key' : 'value';
      i++;
    } else if (expected.endsWith('end') && char === (inside === '{' ? '}' : ']')) {
      open.pop();
      i++;
      expected = afterValue(i);
    } else if (expected === 'comma or end') return wrong(i);
    else if (expected.startsWith('key')) {
      if (char !== '"') return wrong(i);
      const string = endOfString(text, i);
      if ('error' in string) return wrong(string.error);
      if (open.length === 1) current = JSON.parse(text.slice(i, string.end)) as string;
      expected = 'colon';
      i = string.end;
    } else {
      if (open.length === 2 && open[0] === '{' && inside === '[' && current === key) elements.push(i);
      if (char === '{' || char === '[') {
        // A later array under the same key replaces an earlier one, as in `JSON.parse`.
        if (char === '[' && open.length === 1 && inside === '{' && current === key) {
          elements.length = 0;
          ends.length = 0;
        }
        open.push(char);
        expected = char === '{' ? 'key or end' : 'value or end';
        i++;
      } else if (char === '"') {
        const string = endOfString(text, i);
        if ('error' in string) return wrong(string.error);
        expected = afterValue(string.end);
        i = string.end;
      } else {
        const end = after(SCALAR, text, i);
        if (end === null) return wrong(i);
        expected = afterValue(end);
        i = end;
      }
    }
  }
  return { ...wrong(text.length), error: expected === 'nothing' ? null : text.length };
}

/** Line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}
