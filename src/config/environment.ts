import { plainToInstance, Transform } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';

const toInteger = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
const toBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value;
const toList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value;

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Every variable that reev reads, with its default. An empty variable counts as absent. */
export class Environment {
  /** Port to listen on; 0 lets the system choose. */
  @Transform(toInteger)
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly PORT: number = 3001;

  /** Address to listen on. */
  @IsString()
  readonly HOST: string = '0.0.0.0';

  /** Absent: the embedded store in REEV_DATA_DIR. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must begin with postgres://' })
  readonly DATABASE_URL?: string;

  /** Folder of the embedded store, or `:memory:`. */
  @IsString()
  readonly REEV_DATA_DIR: string = 'data';

  /** Where transactions land. */
  @IsIn(['sandbox'])
  readonly REEV_LEDGER: 'sandbox' = 'sandbox';

  /** What a wallet gets that the sandbox has not seen, such as `5 SOL, 1000 USDC`; `none` for nothing. */
  @IsString()
  readonly REEV_SANDBOX_ENDOWMENT: string = '5 SOL, 1000 USDC';

  /** Executions that run at once. */
  @Transform(toInteger)
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly REEV_CONCURRENCY: number = 32;

  /** Keys, separated by commas, one of which a client must send; absent: the API is open. */
  @IsOptional()
  @Transform(toList)
  @IsArray()
  @Matches(/^\S{16,}$/, { each: true, message: 'must be keys of at least 16 characters' })
  readonly REEV_API_KEYS?: readonly string[];

  /** Least severe level that is logged. */
  @IsIn(LOG_LEVELS)
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** OTLP/HTTP collector; absent: nothing is traced. */
  @IsOptional()
  @Matches(/^https?:\/\//, { message: 'must begin with http:// or https://' })
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  /** How long running steps may take to end at shutdown, in milliseconds. */
  @Transform(toInteger)
  @IsInt()
  @Min(0)
  @Max(600_000)
  readonly REEV_SHUTDOWN_GRACE_MS: number = 10_000;

  /** Serve the routes that show internals. */
  @Transform(toBoolean)
  @IsBoolean()
  readonly REEV_DEBUG_ROUTES: boolean = false;
}

/**
 * Reads and checks the environment.
 * @throws {Error} naming each variable that is wrong and why
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const names = Object.keys(new Environment()).concat(
    'DATABASE_URL',
    'REEV_API_KEYS',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
  );
  const given = names.filter((name) => (variables[name] ?? '').trim() !== '');
  const values = Object.fromEntries(given.map((name) => [name, variables[name]?.trim()]));
  const environment = plainToInstance(Environment, values, { exposeDefaultValues: true });
  const problems = validateSync(environment).map((error) => {
    const reasons = Object.values(error.constraints ?? {}).map((reason) =>
      reason.replace(`${error.property} `, ''),
    );
    return `  ${error.property} ${reasons.join(', ')}`;
  });
  if (problems.length > 0) throw new Error(`The configuration is not valid:\n${problems.join('\n')}`);
  return environment;
}
