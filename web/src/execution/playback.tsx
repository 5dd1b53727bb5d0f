import { useEffect, useState } from 'preact/hooks';

/** Between two moments while it plays. */
const PACE_MS = 600;

interface Props {
  readonly at: number;
  readonly last: number;
  /** The newest is shown, and more is to come. */
  readonly isLive: boolean;
  /** `undefined`: back to the newest, and along with it. */
  readonly onMove: (at: number | undefined) => void;
}

/** Moves through what has happened, by hand or by itself. */
export function Playback({ at, last, isLive, onMove }: Props) {
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      if (at >= last) setPlaying(false);
      else onMove(at + 1 >= last ? undefined : at + 1);
    }, PACE_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, at, last]);
  return (
    <div class="playback">
      <button
        type="button"
        onClick={() => {
          if (!isPlaying && at >= last) onMove(1);
          setPlaying(!isPlaying);
        }}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={`Event ${at} of ${last}`}
        min={1}
        max={last}
        value={at}
        onInput={({ currentTarget }) => {
          const wanted = Number(currentTarget.value);
          setPlaying(false);
          onMove(wanted >= last ? undefined : wanted);
        }}
      />
      <span class="quiet number">{isLive ? 'live' : `event ${at} of ${last}`}</span>
    </div>
  );
}
