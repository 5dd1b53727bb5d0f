import { Command, InvalidArgumentError } from 'commander';
import { createApiKey } from '../access';
import { SCOPES, type Scope } from '../config';
import { terminal } from './terminal';

interface NewKeyOptions {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** `reev keys new`: makes an API key. Nothing is stored: the line goes into the configuration of the service. */
export function keysCommand(): Command {
  const create = new Command('new')
    .description('make an API key and print it, once, with the line for REEV_API_KEYS')
    .requiredOption('--name <name>', 'whose executions it starts and sees', keyName)
    .requiredOption('--scopes <list>', `what it may do: ${SCOPES.join(', ')}, separated by commas`, scopesIn)
    .action(printKey);
  return new Command('keys').description('make API keys').addCommand(create);
}

/** The key alone goes to the standard output, so that a script can keep it. */
function printKey({ name, scopes }: NewKeyOptions): void {
  const { key, line } = createApiKey(name, scopes);
  terminal.say('The key, for the client. It is shown only now, and nobody can get it back from its hash:');
  terminal.print(key);
  terminal.say(`\nIts hash, for the service. Add it to REEV_API_KEYS, behind a comma, and restart:\n${line}`);
}

/** @throws {InvalidArgumentError} */
function keyName(text: string): string {
  if (/^[A-Za-z0-9][\w.-]{0,63}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be 1 to 64 letters, digits, dots, dashes and underscores.');
}

/** @throws {InvalidArgumentError} */
function scopesIn(text: string): readonly Scope[] {
  const named = text.split(',').map((scope) => scope.trim());
  const known = SCOPES.filter((scope) => named.includes(scope));
  if (known.length === named.length) return known;
  throw new InvalidArgumentError(`Each must be one of ${SCOPES.join(', ')}, and be named once.`);
}
