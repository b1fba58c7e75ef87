/** The values that a slot proposes for one figure: each once, with all that speaks for it and where it stands nearest. */

/** `Evidence`: where a value was read; `Detail`: what else the slot knows of it, as it was first proposed. */
export interface Proposal<Evidence, Detail> {
  value: string | null;
  features: number[];
  evidence: Evidence | null;
  /** Lower is nearer: the best evidence of a value is kept. */
  rank: number;
  mentions: number;
  detail: Detail;
}

export class Proposals<Evidence, Detail = void> {
  readonly byValue = new Map<string | null, Proposal<Evidence, Detail>>();

  add(
    value: string | null,
    rank: number,
    evidence: Evidence | null,
    features: number[],
    detail: Detail,
  ): void {
    const known = this.byValue.get(value);
    if (known === undefined) {
      this.byValue.set(value, { value, features, evidence, rank, mentions: 1, detail });
      return;
    }
    known.mentions++;
    if (rank < known.rank) {
      known.rank = rank;
      known.evidence = evidence;
    }
    for (const id of features) if (!known.features.includes(id)) known.features.push(id);
  }

  /** Nearest first. */
  ranked(): Proposal<Evidence, Detail>[] {
    return [...this.byValue.values()].sort((a, b) => a.rank - b.rank);
  }
}
