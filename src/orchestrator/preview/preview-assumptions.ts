import type { SimulatedTransaction } from './transaction-simulator';

/** What a preview of these transactions takes for granted. */
export function previewAssumptions(transactions: readonly SimulatedTransaction[]): string[] {
  if (transactions.length === 0) return [];
  const later = transactions.filter(({ after }) => after.length > 0).flatMap(({ stepIds }) => stepIds);
  return [
    'Balances, pools and prices are those of this moment; when the flow runs, every step is quoted and simulated anew.',
    ...(later.length > 0
      ? [
          `${later.join(', ')}: simulated with the steps ahead of it in one transaction, each quoted against the state that ` +
            'those before it lead to. When the flow runs they land one after the other, and others may trade in between.',
        ]
      : []),
    ...transactions.flatMap(({ stepIds, without }) =>
      without.length > 0
        ? [
            `${stepIds.join(', ')}: simulated as if ${without.join(', ')} had not been, for there was no room for them ` +
              'in the same transaction: what they give and take is not reckoned with.',
          ]
        : [],
    ),
  ];
}
