#!/usr/bin/env node
import { Command } from 'commander';
import { CliError } from './cli-error';
import { flowCommand } from './flow.command';
import { planCommand } from './plan.command';
import { runCommand } from './run.command';
import { serveCommand } from './serve.command';

const program = new Command('reev')
  .description('Turns a sentence and a Solana wallet into a guarded on-chain flow')
  .version('0.1.0')
  .addCommand(flowCommand())
  .addCommand(planCommand())
  .addCommand(runCommand())
  .addCommand(serveCommand());

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof CliError ? error.message : error);
  process.exitCode = 1;
});
