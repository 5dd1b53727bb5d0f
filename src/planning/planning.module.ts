import { Module } from '@nestjs/common';
import { AgentModule } from '../agent';
import { LedgerModule } from '../ledger';
import { ProtocolsModule } from '../protocols';
import { BackgroundModel, BackgroundReader, WEIGHTS } from './background';
import { ContextResolver } from './context-resolver';
import { ModelReader } from './by-model';
import { KnownTokens } from './known-tokens';
import { PlanAssembler } from './plan-assembler';
import { Planner } from './planner';
import { Planners } from './planners';
import { PromptReader } from './prompt-reader';
import { SentenceReader } from './reading';
import { RecipientCheck } from './recipients';
import { TokenDirectory } from './token-directory';
import { VetoedReader } from './vetoed-reader';

const reading = [
  { provide: TokenDirectory, useFactory: () => new KnownTokens() },
  {
    provide: PromptReader,
    useFactory: (tokens: TokenDirectory) => {
      const vetoed = new VetoedReader(new SentenceReader(tokens), tokens);
      return new BackgroundReader(vetoed, new BackgroundModel(WEIGHTS, tokens), tokens);
    },
    inject: [TokenDirectory],
  },
];

/** Prompt -> plan. */
@Module({
  imports: [AgentModule, LedgerModule, ProtocolsModule],
  providers: [Planner, Planners, ModelReader, PlanAssembler, ContextResolver, RecipientCheck, ...reading],
  exports: [Planner, Planners, ContextResolver, RecipientCheck],
})
export class PlanningModule {}
