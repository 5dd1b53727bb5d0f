import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Agents } from '../agent';
import { AppError } from '../domain';
import { maskedUrl } from './masked-url';

/** How a client wants an agent to be reached. */
export interface AgentSetting {
  readonly agentType: string;
  readonly apiUrl?: string;
  readonly apiKey?: string;
}

/** Agents that settings are kept for, of all callers together. */
const MOST_AGENTS = 100;
/** Characters of a key that are shown. */
const SHOWN = 4;

/** Settings of agents, for each owner of keys apart, in memory only: a key is never written to the store. */
@Injectable()
export class AgentSettings {
  private readonly settings = new LRUCache<string, AgentSetting>({ max: MOST_AGENTS });

  constructor(private readonly agents: Agents) {}

  /** @throws {AppError} `unknown_agent`, or `invalid_request` when the URL cannot be called */
  assertUsable({ agentType, apiUrl }: AgentSetting): void {
    this.agents.get(agentType);
    if (apiUrl === undefined || isHttp(apiUrl)) return;
    const message = 'api_url must be a URL that begins with http:// or https://';
    throw new AppError('invalid_request', message, { errors: [{ field: 'api_url', message }] });
  }

  /**
   * The last one counts; but a key or URL as it is shown, which clients send back, leaves what it stands for.
   * @returns for people: what was kept, and whether anything uses it
   * @throws {AppError} as {@link assertUsable}
   */
  save(owner: string | undefined, setting: AgentSetting): string {
    this.assertUsable(setting);
    const { agentType, apiUrl, apiKey } = setting;
    const place = placeOf(owner, agentType);
    const known = this.settings.get(place);
    this.settings.set(place, {
      ...setting,
      ...(known?.apiKey !== undefined && apiKey === maskedKey(known.apiKey) && { apiKey: known.apiKey }),
      ...(known?.apiUrl !== undefined && apiUrl === maskedUrl(known.apiUrl) && { apiUrl: known.apiUrl }),
    });
    const usesIt = this.agents.get(agentType).usesConnection;
    if (usesIt || (apiUrl === undefined && apiKey === undefined)) return `Kept for the ${agentType} agent.`;
    return `Kept, but not used: the ${agentType} agent is part of this service and connects to nothing.`;
  }

  /** With its secrets masked; @throws {AppError} `not_found` */
  masked(owner: string | undefined, agentType: string): AgentSetting {
    const setting = this.settings.get(placeOf(owner, agentType));
    if (setting === undefined)
      throw new AppError('not_found', `Nothing is saved for the agent "${agentType.slice(0, 80)}".`);
    const { apiUrl, apiKey } = setting;
    return {
      agentType,
      ...(apiUrl !== undefined && { apiUrl: maskedUrl(apiUrl) }),
      ...(apiKey !== undefined && { apiKey: maskedKey(apiKey) }),
    };
  }
}

function isHttp(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function placeOf(owner: string | undefined, agentType: string): string {
  return JSON.stringify([owner ?? null, agentType]);
}

function maskedKey(key: string): string {
  return key.length > SHOWN ? `***${key.slice(-SHOWN)}` : '***';
}
