/**
 * Names and numbers of features. A feature is one case of a template (`side·commas` at `left·1`); templates list the
 * cases of each part, so that scoring works on whole numbers while the weights file stays readable.
 */

/** The cases that one part of a feature can take, and the number of each. */
export type Domain = readonly string[];

export interface Template {
  readonly name: string;
  readonly base: number;
  readonly domains: readonly Domain[];
}

/** Buckets of a count: `0`, `1`, `2` … and the last for all above. */
export const counts = (most: number): Domain =>
  Array.from({ length: most + 1 }, (_, n) => (n === most ? `${n}+` : String(n)));
export const bucket = (n: number, most: number): number => Math.max(0, Math.min(n, most));
export const FLAG: Domain = ['no', 'yes'];

/** All features of one slot. */
export class Space {
  size = 0;
  readonly templates: Template[] = [];

  /** Throws where a case stands twice in a domain: two features would share a name. */
  template(name: string, ...domains: Domain[]): Template {
    if (domains.some((d) => new Set(d).size !== d.length)) throw new Error(`${name}: a case stands twice`);
    const made = { name, base: this.size, domains };
    this.size += domains.reduce((n, d) => n * d.length, 1);
    this.templates.push(made);
    return made;
  }

  /** `name` of the feature with number `id`: `side·commas|left·1`. */
  nameOf(id: number): string {
    const template = this.templates.findLast((t) => t.base <= id) as Template;
    let rest = id - template.base;
    const cases: string[] = [];
    for (const domain of template.domains) {
      cases.push(domain[rest % domain.length] as string);
      rest = Math.floor(rest / domain.length);
    }
    return `${template.name}|${cases.join('·')}`;
  }

  /** Number of the feature with a name as `nameOf` gives it; null where no template has it. */
  idOf(name: string): number | null {
    const at = name.indexOf('|');
    const template = this.templates.find((t) => t.name === name.slice(0, at));
    if (template === undefined) return null;
    const cases = name.slice(at + 1).split('·');
    let id = template.base;
    let stride = 1;
    for (let n = 0; n < template.domains.length; n++) {
      const domain = template.domains[n] as Domain;
      const index = domain.indexOf(cases[n] ?? '');
      if (index < 0) return null;
      id += index * stride;
      stride *= domain.length;
    }
    return id;
  }
}

/** Number of the feature of `t` with these cases, in the order of its domains. */
export function feature(t: Template, a = 0, b = 0, c = 0, d = 0): number {
  const { domains } = t;
  let id = t.base + a;
  if (domains.length > 1) {
    let stride = (domains[0] as Domain).length;
    id += b * stride;
    if (domains.length > 2) {
      stride *= (domains[1] as Domain).length;
      id += c * stride;
      if (domains.length > 3) id += d * stride * (domains[2] as Domain).length;
    }
  }
  return id;
}
