import { EnvironmentError } from '../../config';
import { readKeyFile } from './read-key-file';
import type { TransactionSigner } from './transaction-signer';

/**
 * The signers of key files.
 * @throws {EnvironmentError} naming REEV_KEY_FILES and what is wrong with each file
 */
export function readSigners(paths: readonly string[]): TransactionSigner[] {
  const signers: TransactionSigner[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    try {
      signers.push(readKeyFile(path));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length === 0) return signers;
  throw new EnvironmentError([
    { name: 'REEV_KEY_FILES', allowed: `must be key files: ${problems.join('; ')}` },
  ]);
}
