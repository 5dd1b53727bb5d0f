#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { answerCommand } from './answer.command';
import { backupCommand } from './backup.command';
import { CliError } from './cli-error';
import { EXIT, EXIT_HELP } from './exit-code';
import { flowCommand } from './flow.command';
import { keysCommand } from './keys.command';
import { listCommand } from './list.command';
import { mcpCommand } from './mcp.command';
import { planCommand } from './plan.command';
import { resumeCommand } from './resume.command';
import { runCommand } from './run.command';
import { sandboxCommand } from './sandbox.command';
import { serveCommand } from './serve.command';
import { statusCommand } from './status.command';
import { stopCommand } from './stop.command';
import { terminal } from './terminal';

const commands = [
  flowCommand(),
  planCommand(),
  statusCommand(),
  listCommand(),
  answerCommand(),
  stopCommand(),
  resumeCommand(),
  runCommand(),
  serveCommand(),
  mcpCommand(),
  sandboxCommand(),
  keysCommand(),
  backupCommand(),
];
const program = new Command('reev')
  .description('Turns a sentence and a Solana wallet into a guarded on-chain flow')
  .version('0.1.0');

for (const command of commands) program.addCommand(command);
prepare(program, 'reev');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output has seen enough.
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

/** The same ends and the same help for a command and all below it. */
function prepare(command: Command, path: string): void {
  command.exitOverride().addHelpText('after', EXIT_HELP);
  command.showHelpAfterError(`Try "${path} --help".`);
  for (const below of command.commands) prepare(below, `${path} ${below.name()}`);
}

program.parseAsync().catch((error: unknown) => {
  process.exitCode = exitCodeOf(error);
});

/** Says what is wrong, unless the parser has. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.completed : EXIT.refused;
  if (!(error instanceof CliError)) {
    terminal.sayDefect(error);
    return EXIT.unreachable;
  }
  terminal.say(error.message);
  return error.exitCode;
}
