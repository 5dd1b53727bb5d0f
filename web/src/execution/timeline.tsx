import { useEffect, useState } from 'preact/hooks';
import type { Schema } from '../api/client';
import { hasEnded } from '../words/statuses';
import { duration } from '../words/times';
import { type Lane, type Lanes, lanesOf, ticksOf } from './lanes';

/** Between two drawings of an execution that goes on. */
const REDRAWN_MS = 250;
/** What took no time at all is drawn as this part of the whole, so that it is seen. */
const THIN = 250;

/** When each step ran: a lane for each, on one scale of time, with its attempts and the waits between them. */
export function Timeline({ execution }: { readonly execution: Schema<'ExecutionStatusDto'> }) {
  const isLive = !hasEnded(execution.status);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => setNow(Date.now()), REDRAWN_MS);
    return () => clearInterval(timer);
  }, [isLive]);
  const drawn = lanesOf(execution, isLive ? Math.max(now, Date.parse(execution.updated_at)) : now);
  return (
    <section class="block">
      <h2>Timeline</h2>
      <div class="timeline">
        <Scale span={drawn.span} />
        <ol>
          {drawn.lanes.map((lane) => (
            <LaneRow key={lane.stepId} lane={lane} drawn={drawn} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function Scale({ span }: Pick<Lanes, 'span'>) {
  return (
    <svg class="scale" aria-hidden="true" width="100%" height="20">
      {ticksOf(span).map((tick) => (
        <g key={tick}>
          <line x1={share(tick, span)} x2={share(tick, span)} y1="14" y2="20" />
          <text x={share(tick, span)} y="10" text-anchor={anchorOf(tick / span)}>
            {duration(tick)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function LaneRow({ lane, drawn: { span } }: { readonly lane: Lane; readonly drawn: Lanes }) {
  const [step] = lane.stretches;
  return (
    <li>
      <span class="lane-title">
        {lane.title}
        <span class="quiet number">{step === undefined ? 'not yet' : duration(step.to - step.from)}</span>
      </span>
      <svg class="lane" width="100%" height="18" role="img" aria-label={describe(lane)}>
        <rect class="ground" width="100%" height="18" rx="4" />
        {lane.stretches.map(({ kind, from, to, tone, title }, index) => (
          <rect
            key={index}
            class={`stretch ${kind} ${tone}`}
            x={share(Math.min(from, span - span / THIN), span)}
            width={share(Math.max(to - from, span / THIN), span)}
            y={kind === 'step' ? '7' : '3'}
            height={kind === 'step' ? '4' : '12'}
            rx="2"
          >
            <title>{`${title} (${duration(to - from)})`}</title>
          </rect>
        ))}
      </svg>
    </li>
  );
}

function describe({ stretches }: Lane): string {
  const said = stretches
    .filter(({ kind }) => kind !== 'step')
    .map(({ title, from, to }) => `${title}, ${duration(to - from)}`);
  return said.length === 0 ? 'No attempt yet' : said.join('; ');
}

function share(milliseconds: number, span: number): string {
  return `${((milliseconds / span) * 100).toFixed(3)}%`;
}

function anchorOf(share: number): 'start' | 'middle' | 'end' {
  if (share < 0.05) return 'start';
  return share > 0.93 ? 'end' : 'middle';
}
