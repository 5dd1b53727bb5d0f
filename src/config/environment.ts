import { plainToInstance } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsOptional, IsString, Matches, validateSync } from 'class-validator';
import { type EnvironmentProblem, EnvironmentError } from './environment-error';
import { AsBoolean, AsList, IntegerFrom, IsAddressRange, IsApiKey } from './environment-types';
import { RpcEnvironment } from './rpc-environment';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Every variable that reev reads, with its default. An empty variable counts as absent. */
export class Environment extends RpcEnvironment {
  /** Port to listen on; 0 lets the system choose. */
  @IntegerFrom(0, 65_535)
  readonly PORT: number = 3001;

  /** Address to listen on. */
  @IsString()
  readonly HOST: string = '0.0.0.0';

  /** Absent: the embedded store in REEV_DATA_DIR. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must be a URL that begins with postgres://' })
  readonly DATABASE_URL: string | undefined = undefined;

  /** Folder of the embedded store, or `:memory:`. */
  @IsString()
  readonly REEV_DATA_DIR: string = './data';

  /** What a wallet gets that the sandbox has not seen, such as `5 SOL, 1000 USDC`; `none` for nothing. */
  @IsString()
  readonly REEV_SANDBOX_ENDOWMENT: string = '5 SOL, 1000 USDC';

  /** Accounts of the sandbox that stay in memory when nothing needs them; the others are read from the store. */
  @IntegerFrom(0, 10_000_000)
  readonly REEV_SANDBOX_ACCOUNTS: number = 30_000;

  /** Port at which the sandbox speaks Solana's JSON-RPC, with WebSocket on the next one; 0 lets the system choose. Absent: at none. */
  @IsOptional()
  @IntegerFrom(0, 65_534)
  readonly REEV_SANDBOX_RPC: number | undefined = undefined;

  /** Address of that port. */
  @IsString()
  readonly REEV_SANDBOX_RPC_HOST: string = '127.0.0.1';

  /** Let its clients set accounts, go ahead in time and start over. */
  @AsBoolean()
  @IsBoolean({ message: 'must be true or false' })
  readonly REEV_SANDBOX_CHEATCODES: boolean = false;

  /** Executions that run at once. */
  @IntegerFrom(1, 1_000)
  readonly REEV_CONCURRENCY: number = 32;

  /** Days for which executions are kept after their end, 7 at least since reports look back so far; absent: for good. */
  @IsOptional()
  @IntegerFrom(7, 36_500)
  readonly REEV_RETENTION_DAYS: number | undefined = undefined;

  /** Executions that may wait for a free worker before new ones are refused. */
  @IntegerFrom(1, 1_000_000)
  readonly REEV_QUEUE_LIMIT: number = 10_000;

  /** Keys, separated by commas, one of which a client must send: plain, or as `reev keys new` prints them. Absent: the API is open. */
  @IsOptional()
  @AsList()
  @IsArray()
  @IsApiKey()
  readonly REEV_API_KEYS: readonly string[] | undefined = undefined;

  /** Requests that one caller may send in a window of time; 0: as many as it likes. */
  @IntegerFrom(0, 1_000_000_000)
  readonly REEV_RATE_LIMIT: number = 120_000;

  /** Length of that window, in seconds. */
  @IntegerFrom(1, 86_400)
  readonly REEV_RATE_LIMIT_WINDOW_SECONDS: number = 60;

  /** Milliseconds within which the headers and the body of a request must have arrived. */
  @IntegerFrom(100, 600_000)
  readonly REEV_REQUEST_TIMEOUT_MS: number = 30_000;

  /** Origins whose scripts may call the service, separated by commas, or `*`. Absent: those of this machine. */
  @IsOptional()
  @AsList()
  @IsArray()
  @Matches(/^(\*|https?:\/\/[^\s/?#@]+)$/, {
    each: true,
    message: 'must be origins such as https://app.example, separated by commas, or *',
  })
  readonly REEV_CORS_ORIGINS: readonly string[] | undefined = undefined;

  /** Host names under which `/mcp` is reached, besides those of this machine, separated by commas. */
  @IsOptional()
  @AsList()
  @IsArray()
  @Matches(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})$/, {
    each: true,
    message: 'must be host names such as reev.example, separated by commas',
  })
  readonly REEV_MCP_HOSTS: readonly string[] | undefined = undefined;

  /** Proxies, separated by commas, whose `X-Forwarded-…` headers say who the client is. Absent: nobody's do. */
  @IsOptional()
  @AsList()
  @IsArray()
  @IsAddressRange()
  readonly REEV_TRUSTED_PROXIES: readonly string[] | undefined = undefined;

  /** Least severe level that is logged. */
  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** OTLP/HTTP collector; absent: nothing is traced. */
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'must be a URL that begins with http:// or https://' })
  readonly OTEL_EXPORTER_OTLP_ENDPOINT: string | undefined = undefined;

  /** How long running steps may take to end at shutdown, in milliseconds. */
  @IntegerFrom(0, 600_000)
  readonly REEV_SHUTDOWN_GRACE_MS: number = 10_000;

  /** Folder of the shipped benchmarks; absent: `benchmarks` beside the package's manifest. */
  @IsOptional()
  @IsString()
  readonly REEV_BENCHMARKS_DIR: string | undefined = undefined;

  /** Serve the routes that show internals. */
  @AsBoolean()
  @IsBoolean({ message: 'must be true or false' })
  readonly REEV_DEBUG_ROUTES: boolean = false;
}

/** Values that are never repeated in a message. */
const SECRET: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'REEV_API_KEYS',
  'REEV_RPC_URLS',
  'OPENAI_API_KEY',
  'ZAI_API_KEY',
  'GEMINI_API_KEY',
  'GOOGLE_API_KEY',
]);

/** The names of all variables, in the order of the documentation. */
export const ENVIRONMENT_NAMES: readonly string[] = Object.keys(new Environment());

/**
 * Reads and checks the environment.
 * @throws {EnvironmentError} naming each variable that is wrong, what it is and what is allowed
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = ENVIRONMENT_NAMES.flatMap((name) => {
    const value = variables[name]?.trim() ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  const environment = plainToInstance(Environment, Object.fromEntries(given), { exposeDefaultValues: true });
  const problems = validateSync(environment).map(({ property, constraints }): EnvironmentProblem => {
    const allowed = [...new Set(Object.values(constraints ?? {}))].join(' and ');
    return { name: property, allowed, ...(!SECRET.has(property) && { value: variables[property] ?? '' }) };
  });
  problems.push(...missingFor(environment));
  if (problems.length > 0) throw new EnvironmentError(problems);
  return environment;
}

/** What the ledger needs and nobody says. */
function missingFor({ REEV_LEDGER, REEV_RPC_URLS, REEV_RPC_GENESIS }: Environment): EnvironmentProblem[] {
  if (REEV_LEDGER !== 'rpc') return [];
  const urls = { name: 'REEV_RPC_URLS', allowed: 'must name the nodes that REEV_LEDGER=rpc speaks with' };
  const genesis = {
    name: 'REEV_RPC_GENESIS',
    allowed: 'must be mainnet, devnet, testnet or a genesis hash with REEV_LEDGER=rpc',
  };
  return [...(REEV_RPC_URLS ? [] : [urls]), ...(REEV_RPC_GENESIS ? [] : [genesis])];
}
