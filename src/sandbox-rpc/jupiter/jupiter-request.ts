import { type Address, MAX_SLIPPAGE_BPS, MAX_U64, parseAddress } from '../../domain';

/** An error of Jupiter's API: a status and a text, in v1 with a code too. */
export class JupiterError extends Error {
  override readonly name = 'JupiterError';

  constructor(
    readonly status: number,
    message: string,
    readonly errorCode?: string,
  ) {
    super(message);
  }
}

/** The parameters of a request, from its query or its JSON body. */
export class JupiterRequest {
  constructor(private readonly members: Readonly<Record<string, unknown>>) {}

  has(name: string): boolean {
    return (this.get(name) ?? null) !== null;
  }

  get(name: string): unknown {
    return Object.hasOwn(this.members, name) ? this.members[name] : undefined;
  }

  /** @throws {JupiterError} 400 */
  text(name: string): string {
    const value = this.get(name);
    if (typeof value === 'string' && value !== '') return value;
    throw new JupiterError(400, `${name} is required`);
  }

  /** @throws {JupiterError} 400 */
  address(name: string): Address {
    const address = parseAddress(this.text(name));
    if (address !== undefined) return address;
    throw new JupiterError(400, `${name} is not a base58 address of 32 bytes`);
  }

  /** Separated by commas, each once. @throws {JupiterError} 400 */
  addresses(name: string, most: number): Address[] {
    const parts = [
      ...new Set(
        this.text(name)
          .split(',')
          .map((part) => part.trim()),
      ),
    ];
    if (parts.length > most) throw new JupiterError(400, `At most ${most} ${name}`);
    return parts.map((part) => new JupiterRequest({ [name]: part }).address(name));
  }

  /** Raw units, above zero. @throws {JupiterError} 400 */
  amount(name: string): bigint {
    const text = this.text(name);
    const value = /^\d{1,20}$/.test(text) ? BigInt(text) : 0n;
    if (value > 0n && value <= MAX_U64) return value;
    throw new JupiterError(400, `${name} must be raw units, from 1 to ${MAX_U64}`);
  }

  /** 50 when it is absent. @throws {JupiterError} 400 */
  slippageBps(): number {
    const value = this.get('slippageBps') ?? 50;
    const bps = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value;
    if (typeof bps === 'number' && Number.isInteger(bps) && bps >= 0 && bps <= MAX_SLIPPAGE_BPS) return bps;
    throw new JupiterError(400, `slippageBps must be a whole number from 0 to ${MAX_SLIPPAGE_BPS}`);
  }

  /** @throws {JupiterError} 400 */
  object(name: string): JupiterRequest {
    const value = this.get(name);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new JupiterRequest(value as Readonly<Record<string, unknown>>);
    throw new JupiterError(400, `${name} is required`);
  }
}
