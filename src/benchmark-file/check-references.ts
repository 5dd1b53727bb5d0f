import type { FieldError } from '../domain';
import { type BenchmarkFile, USER_WALLET } from './benchmark-file';
import type { AccountRef } from './final-state-assertion';
import { isPlaceholder } from './read-account-ref';

type File = Omit<BenchmarkFile, 'warnings'>;

/** Placeholders by the endings that the format gives them. */
const IN_PROMPT = /\b[A-Z][A-Z0-9_]*_(?:PUBKEY|ATA|PLACEHOLDER)\b/g;

/** Notes every name that leads nowhere: placeholders, owners, dependencies. */
export function checkReferences(file: File, problems: FieldError[]): void {
  const note = (field: string, message: string) => problems.push({ field, message });
  checkAccounts(file, note);
  checkPrompts(file, note);
  checkFlow(file, note);
  checkTruth(file, note);
}

type Note = (field: string, message: string) => void;

function checkAccounts({ initialState }: File, note: Note): void {
  const seen = new Set<string>();
  const held = new Set<string>();
  const wallets = new Set(initialState.flatMap(({ kind, pubkey }) => (kind === 'wallet' ? [pubkey] : [])));
  if (!wallets.has(USER_WALLET)) note('initial_state', `must list the wallet ${USER_WALLET}`);
  initialState.forEach((account, index) => {
    const field = `initial_state.${index}`;
    if (seen.has(account.pubkey)) note(`${field}.pubkey`, `${account.pubkey} is listed twice`);
    seen.add(account.pubkey);
    if (account.kind === 'wallet') return;
    const holding = `${account.owner} ${account.mint}`;
    if (held.has(holding)) note(`${field}.data.mint`, `${account.owner} has two accounts of this mint`);
    held.add(holding);
    if (isPlaceholder(account.owner) && !wallets.has(account.owner))
      note(`${field}.data.owner`, `${account.owner} is no wallet of initial_state`);
  });
}

function checkPrompts(file: File, note: Note): void {
  const declared = declaredIn(file);
  const prompts: [string, string][] = [
    ['prompt', file.prompt],
    ...file.flow.map(({ prompt }, index): [string, string] => [`flow.${index}.prompt`, prompt]),
  ];
  for (const [field, prompt] of prompts) {
    for (const name of new Set(prompt.match(IN_PROMPT))) if (!declared.has(name)) note(field, unknown(name));
  }
}

function checkFlow({ flow }: File, note: Note): void {
  const earlier = new Set<number>();
  const all = new Set(flow.map(({ step }) => step));
  flow.forEach(({ step, dependsOn }, index) => {
    if (earlier.has(step)) note(`flow.${index}.step`, `step ${step} is listed twice`);
    for (const needed of dependsOn) {
      if (earlier.has(needed) && needed !== step) continue;
      const message = all.has(needed)
        ? `step ${step} cannot depend on step ${needed}: only on steps listed before it, so that no circle arises`
        : `there is no step ${needed}`;
      note(`flow.${index}.depends_on`, message);
    }
    earlier.add(step);
  });
}

function checkTruth(file: File, note: Note): void {
  const declared = declaredIn(file);
  const check = (field: string, name: string) => {
    if (isPlaceholder(name) && !declared.has(name)) note(field, unknown(name));
  };
  const nameIn = (account: AccountRef) => (account.kind === 'named' ? account.name : account.owner);
  const { finalStateAssertions, expectedInstructions } = file.groundTruth;
  finalStateAssertions.forEach(({ account }, index) => {
    const member = account.kind === 'named' ? 'pubkey' : 'address_derivation.owner';
    check(`ground_truth.final_state_assertions.${index}.${member}`, nameIn(account));
  });
  expectedInstructions.forEach(({ programId, accounts }, index) => {
    const field = `ground_truth.expected_instructions.${index}`;
    check(`${field}.program_id`, programId);
    accounts.forEach(({ account }, at) => check(`${field}.accounts.${at}.pubkey`, nameIn(account)));
  });
}

function declaredIn({ initialState }: File): ReadonlySet<string> {
  return new Set(initialState.map(({ pubkey }) => pubkey));
}

function unknown(name: string): string {
  return `${name} is a placeholder that initial_state does not declare`;
}
