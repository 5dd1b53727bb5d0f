import { Module } from '@nestjs/common';
import { StorageModule } from '../storage';
import { KeptAnswers } from './kept-answers';
import { KeptAnswerSweeper } from './kept-answer-sweeper';
import { RequestsInProgress } from './requests-in-progress';

/** Requests that are done once, however often they are sent. */
@Module({
  imports: [StorageModule],
  providers: [KeptAnswers, KeptAnswerSweeper, RequestsInProgress],
  exports: [KeptAnswers, RequestsInProgress],
})
export class IdempotencyModule {}
