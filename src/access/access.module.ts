import { Module } from '@nestjs/common';
import { AccessGate } from './access-gate';
import { KeyRing } from './key-ring';
import { RequestQuota } from './request-quota';
import { WrongKeys } from './wrong-keys';

/** Who may call the service, and how often. */
@Module({ providers: [AccessGate, KeyRing, WrongKeys, RequestQuota], exports: [AccessGate] })
export class AccessModule {}
