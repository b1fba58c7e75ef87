/** What is longer is no name, unit or period; it would only fill the memory. */
const LONGEST = 400;

/** Remembers what a pure function of a text gives, for texts that come again and again; callers share the result. */
export function remember<T>(of: (text: string) => T, most = 4000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const made = of(text);
    if (text.length > LONGEST) return made;
    // Whoever has read that many articles begins anew: the texts at hand are few.
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
