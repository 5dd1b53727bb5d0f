import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { Ids } from './ids';

/** Identifiers made of UUIDs version 7. */
@Injectable()
export class UuidIds extends Ids {
  next(prefix: string): string {
    return `${prefix}-${v7()}`;
  }
}
