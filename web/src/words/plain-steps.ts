/** A text about steps with their names put as numbers: `the USDC from swap_1` as `the USDC from step 1`. */
export function plainSteps(text: string, steps: readonly { readonly step_id: string }[]): string {
  return steps.reduce(
    (plain, { step_id }, index) =>
      plain.replaceAll(
        new RegExp(`\\b(?:(step) )?${step_id}\\b`, 'gi'),
        (_, word: string | undefined) => `${word ?? 'step'} ${index + 1}`,
      ),
    text,
  );
}
