import { ApiProperty } from '@nestjs/swagger';

/** What it took a language model to read the prompt. */
export class ModelReadingDto {
  /** The model that answered, as its endpoint names it. */
  @ApiProperty({ example: 'glm-4.6' })
  readonly model!: string;

  /** 1, or 2 when its first answer had to be repaired. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly turns!: number;

  /** Tokens that the model read, in all turns. */
  @ApiProperty({ type: 'integer', example: 912 })
  readonly input_tokens!: number;

  /** Tokens that it wrote. */
  @ApiProperty({ type: 'integer', example: 96 })
  readonly output_tokens!: number;

  /** Tokens of those read that its endpoint had in its cache. */
  @ApiProperty({ type: 'integer', example: 0 })
  readonly cached_tokens!: number;

  /** Milliseconds that it took, waits included. */
  @ApiProperty({ type: 'integer', example: 1480 })
  readonly latency_ms!: number;

  /** Requests that had to be sent again. */
  @ApiProperty({ type: 'integer', example: 0 })
  readonly retries!: number;
}
