import Handlebars from 'handlebars';
import { LRUCache } from 'lru-cache';
import type { WalletContext } from '../domain';
import { checkTemplates } from './check-templates';
import { FORMATTERS } from './formatters';
import type { TemplateSources } from './read-templates';
import { TemplateError } from './template-error';

/** Compiled templates that are kept; there are about two dozen. */
const COMPILED = 64;

/** How well the cache of compiled templates does. */
export interface TemplateFigures {
  readonly templates: number;
  readonly compiled: number;
  readonly hits: number;
  readonly misses: number;
  /** Hits of all look-ups, 0 to 1; 0 before the first. */
  readonly hitRate: number;
}

const OWN_MEMBERS_ONLY = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
} as const;

type Compiled = Handlebars.TemplateDelegate<object>;

/**
 * Renders templates as plain text. They come from files that were there at the start; what is put into them is data,
 * read by its own members only, and is never compiled.
 */
export class TemplateEngine {
  private readonly compiled: LRUCache<string, Compiled>;
  private readonly handlebars = Handlebars.create();
  private hits = 0;
  private misses = 0;

  /** @throws {TemplateError} naming the file, when one template cannot be used */
  constructor(
    private readonly sources: TemplateSources,
    capacity = COMPILED,
  ) {
    checkTemplates(sources);
    this.compiled = new LRUCache({ max: capacity });
    this.registerFormatters();
    this.registerPartials();
  }

  has(name: string): boolean {
    return this.sources.has(name);
  }

  get figures(): TemplateFigures {
    const { hits, misses } = this;
    const lookups = hits + misses;
    return {
      templates: this.sources.size,
      compiled: this.compiled.size,
      hits,
      misses,
      hitRate: lookups === 0 ? 0 : hits / lookups,
    };
  }

  /**
   * One line of text: white space of the files is worth one space, and none before a full stop or a comma.
   * @param view has every member that the template may read, if only as `undefined`
   * @param wallet what prices and balances are taken from
   * @throws {TemplateError} when there is no such template
   */
  render(name: string, view: object, wallet: WalletContext): string {
    const text = this.compiledOf(name)(view, { ...OWN_MEMBERS_ONLY, data: { wallet } });
    return text
      .replace(/\s+/g, ' ')
      .replace(/ (?=[.,])/g, '')
      .trim();
  }

  private compiledOf(name: string): Compiled {
    const known = this.compiled.get(name);
    if (known !== undefined) {
      this.hits += 1;
      return known;
    }
    const source = this.sources.get(name);
    if (source === undefined) throw new TemplateError(name, 'there is no such template');
    this.misses += 1;
    const compiled: Compiled = this.handlebars.compile(source, { noEscape: true, strict: true });
    this.compiled.set(name, compiled);
    return compiled;
  }

  private registerFormatters(): void {
    for (const [name, { arity, format }] of Object.entries(FORMATTERS)) {
      this.handlebars.registerHelper(name, (...args: unknown[]) => {
        const { data } = args.at(-1) as { data: { wallet: WalletContext } };
        return format(args.slice(0, arity), data.wallet);
      });
    }
  }

  /** A partial is compiled when it is first used, and kept as every other template is. */
  private registerPartials(): void {
    for (const name of this.sources.keys()) {
      const get = () => this.compiledOf(name);
      Object.defineProperty(this.handlebars.partials, name, { get, enumerable: true });
    }
  }
}
