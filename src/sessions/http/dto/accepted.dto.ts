import { ApiProperty } from '@nestjs/swagger';
import { ExecutionLinksDto } from './execution-links.dto';
import { PollingDto } from './polling.dto';

/** What is said of every execution that was accepted: stored, queued, and safe from crashes. */
export class AcceptedDto {
  @ApiProperty({ example: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202' })
  readonly flow_id!: string;

  @ApiProperty({ example: 'Queued' })
  readonly status!: string;

  /** Of the state that the answer tells of, as in its `ETag`. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly revision!: number;

  /** Who read the prompt: `grammar`, or `llm:` and the name of a model. */
  @ApiProperty({ example: 'grammar' })
  readonly planner!: string;

  /** Milliseconds that planning took. */
  @ApiProperty({ type: 'integer', example: 3 })
  readonly duration_ms!: number;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly error!: string | null;

  @ApiProperty({ type: [String], example: [] })
  readonly logs!: string[];

  /** None yet: see the status. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, example: [] })
  readonly tool_calls!: object[];

  @ApiProperty({ type: ExecutionLinksDto })
  readonly links!: ExecutionLinksDto;

  @ApiProperty({ type: PollingDto })
  readonly polling!: PollingDto;
}
