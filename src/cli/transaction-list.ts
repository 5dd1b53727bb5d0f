import type { FlowState } from './flow-client';

/** Every transaction that was sent, with its steps, its outcome and the whole of its signature; empty when there is none. */
export function transactionList({ steps }: Pick<FlowState, 'steps'>): string {
  const sent = new Map<string, { readonly stepIds: string[]; readonly outcome: string }>();
  for (const { step_id, attempts = [] } of steps) {
    for (const { signature, outcome } of attempts) {
      if (signature == null) continue;
      const known = sent.get(signature);
      if (known) known.stepIds.push(step_id);
      else sent.set(signature, { stepIds: [step_id], outcome: outcome ?? 'sent' });
    }
  }
  if (sent.size === 0) return '';
  const lines = [...sent].map(
    ([signature, { stepIds, outcome }]) => `  ${stepIds.join('+')}  ${outcome}  ${signature}`,
  );
  return `\nTransactions\n${lines.join('\n')}\n`;
}
