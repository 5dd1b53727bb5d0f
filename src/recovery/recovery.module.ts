import { Module } from '@nestjs/common';
import { RecoveryAdvisor } from './recovery-advisor';

/** Failure -> decision. */
@Module({ providers: [RecoveryAdvisor], exports: [RecoveryAdvisor] })
export class RecoveryModule {}
