import { ApiProperty } from '@nestjs/swagger';

/** What a probe found. */
export class ProbeDto {
  @ApiProperty({ enum: ['ok', 'degraded'], example: 'ok' })
  readonly status!: string;

  /** What was asked, by name, with what is configured. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
    example: { store: { status: 'up', kind: 'sqlite' }, ledger: { status: 'up', kind: 'sandbox' } },
  })
  readonly details!: Readonly<Record<string, unknown>>;
}
