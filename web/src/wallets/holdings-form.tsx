import { useState } from 'preact/hooks';
import { KNOWN_MINTS, SOL } from '../words/domain';
import { answerOf } from '../api/answer-of';
import { ApiProblem } from '../api/api-problem';
import { type Schema, api } from '../api/client';
import { problemOf } from '../api/use-loaded';
import { ProblemNote } from '../parts/problem-note';
import { figure, rawOf } from '../words/amounts';

type Wallet = Schema<'SandboxWalletDto'>;

interface Props {
  readonly address: string;
  readonly wallet: Wallet;
  readonly onDone: () => void;
}

/** Sets what a wallet of the sandbox holds, token by token. */
export function HoldingsForm({ address, wallet, onDone }: Props) {
  const [problem, setProblem] = useState<ApiProblem>();
  const save = async (form: FormData) => {
    const params = { path: { pubkey: address } };
    await answerOf(api().PUT('/api/v1/sandbox/wallets/{pubkey}', { params, body: walletIn(form, wallet) }));
    onDone();
  };
  return (
    <form
      class="holdings-form"
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(undefined);
        save(new FormData(event.currentTarget)).catch((error: unknown) => setProblem(problemOf(error)));
      }}
    >
      {KNOWN_MINTS.map(({ address: mint, symbol }) => (
        <label key={mint}>
          {symbol}
          <input name={mint} inputMode="decimal" defaultValue={shown(wallet, mint)} placeholder="0" />
        </label>
      ))}
      <ProblemNote problem={problem} />
      <button class="primary">Set holdings</button>
    </form>
  );
}

function shown({ sol_balance, token_balances }: Wallet, mint: string): string {
  const raw =
    mint === SOL.address ? sol_balance : (token_balances.find((one) => one.mint === mint)?.balance ?? '0');
  return raw === '0' ? '' : figure(mint, BigInt(raw)).replaceAll(',', '');
}

/** The whole wallet as the form has it; tokens that the form does not show are kept. */
function walletIn(form: FormData, { token_balances }: Wallet): Wallet {
  const raws = KNOWN_MINTS.map(({ address: mint, symbol, decimals }) => {
    const text = form.get(mint);
    const raw = typeof text !== 'string' || text.trim() === '' ? 0n : rawOf(mint, text);
    if (raw === undefined)
      throw new ApiProblem(
        `Write the ${symbol} in figures, with at most ${decimals} digits after the point.`,
        0,
      );
    return { mint: String(mint), raw };
  });
  const shownMints = new Set(raws.map(({ mint }) => mint));
  return {
    sol_balance: String(raws.find(({ mint }) => mint === SOL.address)?.raw ?? 0n),
    token_balances: [
      ...raws
        .filter(({ mint, raw }) => mint !== SOL.address && raw > 0n)
        .map(({ mint, raw }) => ({ mint, balance: raw.toString() })),
      ...token_balances.filter(({ mint }) => !shownMints.has(mint)),
    ],
  };
}
