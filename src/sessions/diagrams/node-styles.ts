import type { NodeStatus } from './timeline';

/** How a status looks on white and on black. */
export interface NodeStyle {
  /** For those who do not see the colour. */
  readonly sign: string;
  readonly light: Colours;
  readonly dark: Colours;
}

interface Colours {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

const colours = (fill: string, stroke: string, text: string): Colours => ({ fill, stroke, text });

export const NODE_STYLES: Readonly<Record<NodeStatus, NodeStyle>> = {
  done: {
    sign: '✓',
    light: colours('#e3f5ea', '#1b7f4b', '#0b3d24'),
    dark: colours('#12301f', '#4cc38a', '#d6f5e3'),
  },
  running: {
    sign: '▶',
    light: colours('#dbeafe', '#1d4ed8', '#172554'),
    dark: colours('#14264d', '#7aa5ff', '#dbe8ff'),
  },
  waiting: {
    sign: '…',
    light: colours('#fff4d6', '#a15c00', '#4d2c00'),
    dark: colours('#3a2a08', '#f0b429', '#ffeec2'),
  },
  failed: {
    sign: '✗',
    light: colours('#fde2e1', '#b42318', '#55160c'),
    dark: colours('#421511', '#ff8a7a', '#ffdcd7'),
  },
  skipped: {
    sign: '–',
    light: colours('#eeeeee', '#767676', '#444444'),
    dark: colours('#2a2a2a', '#9a9a9a', '#d0d0d0'),
  },
  pending: {
    sign: '·',
    light: colours('#ffffff', '#8a8a8a', '#333333'),
    dark: colours('#1c1c1f', '#7d7d85', '#c9c9cf'),
  },
  unknown: {
    sign: '?',
    light: colours('#efe4ff', '#6b3fa0', '#2f1650'),
    dark: colours('#2b1c42', '#b892f0', '#eaddff'),
  },
};
