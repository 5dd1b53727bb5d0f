import type { Address, FailureCode } from '../../domain';

/** How a state of a diagram stands. */
export const NODE_STATUSES = [
  'pending',
  'running',
  'waiting',
  'succeeded',
  'compensated',
  'failed',
  'unknown',
  'skipped',
  'stopped',
] as const;
export type NodeStatus = (typeof NODE_STATUSES)[number];

/** What a state of a diagram stands for. */
export const NODE_KINDS = [
  'prompt',
  'plan',
  'transaction',
  'step',
  'attempt',
  'lookup',
  'wait',
  'alternative',
  'question',
  'answer',
  'outcome',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** Tokens that moved. */
export interface MovedAsset {
  readonly mint: Address;
  readonly raw: bigint;
}

/** One state. Its texts are as they came: each format escapes them for itself. */
export interface GraphNode {
  /** Lower case letters, digits and underscores; unique within the graph. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly status: NodeStatus;
  /** What it is, in one line. */
  readonly title: string;
  /** What is known about it, a line each. */
  readonly details: readonly string[];
  /** The step that it is about. */
  readonly stepId?: string;
  /** Of an attempt at several steps: those that its transaction carries. */
  readonly stepIds?: readonly string[];
  /** States of one block belong together: a step, or the steps of one transaction, with all attempts. */
  readonly block: number;
  readonly attempt?: number;
  /** RFC 3339. */
  readonly startedAt?: string;
  /** Of a wait: how long it is to be. */
  readonly durationMs?: number;
  readonly venue?: string;
  readonly signature?: string;
  readonly spent?: readonly MovedAsset[];
  readonly received?: readonly MovedAsset[];
  readonly failure?: { readonly code: FailureCode; readonly message: string };
}

export const EDGE_KINDS = ['then', 'rejected', 'carries'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

export interface GraphEdge {
  /** `undefined`: the beginning. */
  readonly from: string | undefined;
  /** `undefined`: the end. */
  readonly to: string | undefined;
  /** `rejected`: leads to a way that was not taken. `carries`: from a transaction to a step that is part of it. */
  readonly kind: EdgeKind;
  readonly label?: string;
  /** Does it lead to a failure? */
  readonly isFailure: boolean;
}

/** An execution as states in the order in which they happened; every format draws this. */
export interface FlowGraph {
  readonly executionId: string;
  /** What it is and how it stands, in one line. */
  readonly caption: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
