import type { NodeStatus } from '../graph-node';

/** Ground, line and sign of a card, by light and by dark. */
interface Shades {
  readonly light: readonly [string, string, string];
  readonly dark: readonly [string, string, string];
}

const SHADES: Readonly<Record<NodeStatus, Shades>> = {
  pending: { light: ['#ffffff', '#b8c1cc', '#7b8794'], dark: ['#10161e', '#465262', '#8290a0'] },
  running: { light: ['#edf3fe', '#2f6fde', '#1d5fd0'], dark: ['#122039', '#5b93f5', '#6ea1f8'] },
  waiting: { light: ['#fff7e3', '#b57d0c', '#9a6700'], dark: ['#2a2010', '#d9a23a', '#e0ad4b'] },
  succeeded: { light: ['#eef9f2', '#2d8a57', '#1f7a48'], dark: ['#11251a', '#3fa86d', '#4cb87b'] },
  compensated: { light: ['#eef6f9', '#2b7f96', '#1d6d83'], dark: ['#102229', '#46a3bd', '#58b4cd'] },
  failed: { light: ['#fdefee', '#c7362b', '#b42318'], dark: ['#2e1517', '#f0675c', '#f47a70'] },
  unknown: { light: ['#fff7e3', '#b57d0c', '#9a6700'], dark: ['#2a2010', '#d9a23a', '#e0ad4b'] },
  skipped: { light: ['#f4f5f7', '#98a3b0', '#6b7684'], dark: ['#161c24', '#566373', '#8290a0'] },
  stopped: { light: ['#f4f1fb', '#7a63b8', '#5b4b8a'], dark: ['#1e1930', '#9d88dd', '#ab98e6'] },
};

const TONES = {
  light: {
    ground: '#ffffff',
    ink: '#17202b',
    quiet: '#556170',
    line: '#8793a1',
    frame: '#f6f8fa',
    edge: '#d5dce4',
    sign: '#ffffff',
  },
  dark: {
    ground: '#0d1218',
    ink: '#e6ecf2',
    quiet: '#a0adba',
    line: '#66727f',
    frame: '#131a22',
    edge: '#2a3542',
    sign: '#0d1218',
  },
} as const;

/** Colours as variables of what `selector` matches, dark ones where the reader's system is dark. */
export function coloursOf(selector: string): string {
  const light = `${selector}{color-scheme:light dark;${variables('light')}}`;
  return `${light}@media (prefers-color-scheme:dark){${selector}{${variables('dark')}}}`;
}

/** How cards and lines look; needs {@link coloursOf}. */
export const SVG_RULES = [
  '.reev{font-family:Arial,"Liberation Sans",Helvetica,sans-serif}',
  '.reev .ground{fill:var(--ground)}',
  '.reev text{fill:var(--ink);font-size:12px}',
  '.reev .caption,.reev .meta,.reev .label{fill:var(--quiet);font-size:11.5px}',
  '.reev .title{font-weight:bold;font-size:13.5px}',
  '.reev .frame{fill:var(--frame);stroke:var(--edge)}',
  '.reev .card rect{stroke-width:1.2}',
  '.reev .step rect,.reev .outcome rect,.reev .transaction rect{stroke-width:1.8}',
  '.reev .line{fill:none;stroke:var(--line);stroke-width:1.4}',
  '.reev .tip{fill:var(--line)}',
  '.reev .failure .line{stroke:var(--failed-line);stroke-width:3}',
  '.reev .failure .tip{fill:var(--failed-line)}',
  '.reev .failure .label{fill:var(--failed-sign);font-weight:bold}',
  '.reev .rejected .line{stroke-dasharray:4 4}',
  '.reev .dot{fill:var(--line)}',
  '.reev .ring{fill:none;stroke:var(--line);stroke-width:1.4}',
  '.reev .sign path{fill:none;stroke:var(--sign);stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}',
  ...Object.keys(SHADES).map(rulesOf),
  '.reev .failed rect{stroke-width:2.4}',
  '.reev .pending rect,.reev .skipped rect,.reev .waiting rect{stroke-dasharray:5 4}',
  '.reev .attempt.succeeded rect,.reev .answer.succeeded rect{fill:var(--ground)}',
  '.reev .prompt rect,.reev .wait.succeeded rect{fill:var(--ground);stroke:var(--line)}',
  '.reev .prompt circle,.reev .wait.succeeded circle{fill:var(--quiet)}',
].join('\n');

function rulesOf(status: string): string {
  return `.reev .${status} rect{fill:var(--${status}-ground);stroke:var(--${status}-line)}.reev .${status} circle{fill:var(--${status}-sign)}`;
}

function variables(scheme: 'light' | 'dark'): string {
  const tones = Object.entries(TONES[scheme]).map(([name, colour]) => `--${name}:${colour}`);
  const shades = Object.entries(SHADES).flatMap(([status, shade]) => {
    const [ground, line, sign] = shade[scheme];
    return [`--${status}-ground:${ground}`, `--${status}-line:${line}`, `--${status}-sign:${sign}`];
  });
  return [...tones, ...shades].join(';');
}
