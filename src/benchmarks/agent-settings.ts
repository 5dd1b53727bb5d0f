import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AppError } from '../domain';

/** How a client wants an agent to be reached. */
export interface AgentSetting {
  readonly agentType: string;
  readonly apiUrl?: string;
  readonly apiKey?: string;
}

/** Agents that settings are kept for. */
const MOST_AGENTS = 100;
/** Characters of a key that are shown. */
const SHOWN = 4;

/** Settings of agents, in memory only: a key is never written to the store. */
@Injectable()
export class AgentSettings {
  private readonly settings = new LRUCache<string, AgentSetting>({ max: MOST_AGENTS });

  /** The last one counts; but a key as it is shown, which clients send back, leaves the key that it stands for. */
  save(setting: AgentSetting): void {
    const { apiKey: known } = this.settings.get(setting.agentType) ?? {};
    const isShown = known !== undefined && setting.apiKey === mask(known);
    this.settings.set(setting.agentType, isShown ? { ...setting, apiKey: known } : setting);
  }

  /** With the key masked; @throws {AppError} `not_found` */
  masked(agentType: string): AgentSetting {
    const setting = this.settings.get(agentType);
    if (setting === undefined)
      throw new AppError('not_found', `Nothing is saved for the agent "${agentType.slice(0, 80)}".`);
    const { apiKey, ...rest } = setting;
    return apiKey === undefined ? rest : { ...rest, apiKey: mask(apiKey) };
  }
}

function mask(key: string): string {
  return key.length > SHOWN ? `***${key.slice(-SHOWN)}` : '***';
}
