import { type Mint, type ToolCall, findMint, outputMintOf } from '../../domain';

/** The token that a step leaves for later ones; `undefined` when it leaves none that reev knows. */
export function outputOfCall(call: ToolCall): Mint | undefined {
  const mint = outputMintOf(call);
  return mint && findMint(mint);
}
