/** A score from 0 to 1 as a percentage with its colour; a dash for none. */
export function Score({ score }: { readonly score: number | undefined }) {
  if (score === undefined) return <span class="score none">not run</span>;
  return <span class={`score ${gradeOf(score)}`}>{Math.round(score * 100)} %</span>;
}

/** The colour of a score. */
export function gradeOf(score: number): 'good' | 'waiting' | 'bad' {
  if (score >= 0.9) return 'good';
  return score >= 0.5 ? 'waiting' : 'bad';
}
