import type { AttemptEnded, ExecutionSnapshot } from '../../domain';
import { branches } from './trace/branches';

/** What the programs logged in every transaction that the ledger executed, indented by who called whom. */
export function transactionLog({ steps }: ExecutionSnapshot): string {
  const seen = new Set<string>();
  const blocks = steps.flatMap((step) =>
    step.attempts.flatMap(({ attempt, ended }) => {
      if (ended?.landed === undefined || seen.has(ended.landed.signature)) return [];
      seen.add(ended.landed.signature);
      return [transactionLines(`${step.stepId} attempt ${attempt}`, ended, ended.landed)];
    }),
  );
  return blocks.length === 0
    ? '📝 No transaction was executed yet.'
    : ['🔗 Transactions', ...branches(blocks)].join('\n');
}

function transactionLines(
  name: string,
  ended: AttemptEnded,
  landed: NonNullable<AttemptEnded['landed']>,
): string[] {
  const facts = [
    `🖋️ ${landed.signature}`,
    `🧱 slot ${landed.slot}, ${landed.computeUnits} compute units, fee ${landed.measured.fee} lamports`,
  ];
  const error = ended.failure ? [`❌ Error: ${ended.failure.message}`] : [];
  const blocks = [...facts, ...error].map((line) => [line]);
  return [
    `${ended.outcome === 'landed' ? '✅' : '❌'} ${name}`,
    ...branches([...blocks, ['📜 Program log', ...programLines(landed.logs)]]),
  ];
}

/** "Program X invoke [2]" opens a level, "success" and "failed" close it. */
function programLines(logs: readonly string[]): string[] {
  let depth = 0;
  return logs.map((line) => {
    const opened = /invoke \[(\d+)\]$/.exec(line)?.[1];
    if (opened !== undefined) depth = Number(opened);
    const indented = '  '.repeat(depth) + line;
    if (/ success$| failed: /.test(line)) depth = Math.max(0, depth - 1);
    return indented;
  });
}
