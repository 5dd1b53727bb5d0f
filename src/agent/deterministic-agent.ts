import { Injectable } from '@nestjs/common';
import { Agent, type AgentTask, type KnownAccount } from './agent';

/** Reads by rules alone: the same prompt always becomes the same sentences. */
@Injectable()
export class DeterministicAgent extends Agent {
  readonly name = 'deterministic';

  wordings(task: AgentTask): Promise<readonly string[]> {
    const literal = withAddresses(task);
    const plain = withoutPurposes(wishesOf(literal));
    return Promise.resolve([...new Set([literal, plain])]);
  }
}

/**
 * Names become addresses of wallets, since tools are told wallets and derive the token accounts. Where the prompt says
 * from which account of its own the wallet pays, nothing is lost by leaving it out: there is one for each token.
 */
function withAddresses({ prompt, wallet, accounts }: AgentTask): string {
  const longestFirst = accounts.toSorted((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((text, account) => {
    const isOwn = account.owner === wallet && account.address !== wallet;
    return named(isOwn ? withoutOwn(text, account) : text, account).replaceAll(account.owner);
  }, prompt);
}

function named(text: string, { name }: KnownAccount) {
  return {
    replaceAll: (replacement: string) =>
      text.replace(new RegExp(`(?<![A-Za-z0-9_])${escape(name)}(?![A-Za-z0-9_])`, 'g'), replacement),
  };
}

function withoutOwn(text: string, { name }: KnownAccount): string {
  const own = escape(name);
  return text
    .replace(new RegExp(` ?\\bfrom my (?:\\S+ )?token account \\(${own}\\)`, 'g'), '')
    .replace(new RegExp(`(^|[.!?] )My [^.!?]*\\bis ${own}[.!]?`, 'g'), '$1')
    .replace(new RegExp(` ?\\(${own}\\)`, 'g'), '')
    .trim();
}

/** Where sentences say "I want …", the others only explain or repeat it. */
function wishesOf(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+/);
  const wishes = sentences.filter((sentence) =>
    /^(?:i want|i would like|i'd like|first,? i)\b/i.test(sentence),
  );
  return (wishes.length > 0 ? wishes : sentences).join(' ');
}

/** Reasons that say nothing of what to do, and what the original calls by other names. */
function withoutPurposes(text: string): string {
  return text
    .replace(/\bjUSDC\b/g, 'jlUSDC')
    .replace(/,? (?:to|and) (?:start )?earn(?:ing)? (?:yield|interest)\b/gi, '')
    .replace(/ to get (?:some )?\w+ tokens?\b/gi, '')
    .replace(/\ball (?:of )?(the \w+) (?:that )?I received from the (?:swap|previous step)\b/gi, 'all of $1')
    .replace(/\bmint (all(?: my)?|[\d.,]+) (SOL|USDC|USDT)\b/gi, 'lend $1 $2');
}

function escape(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '\\$&');
}
